"""What the office does when something happens, whatever door it came through."""
