"""What the office knows: pure values and rules, no await, no clock, no I/O."""
