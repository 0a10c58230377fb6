"""Sample data: an invented province lives through months of work on a clock of its own.

Nothing is written by hand: letters come in by Lan's phone, units answer through the use-cases that answer real
presses, alarms ring when they are due. Whatever the office does with a directive, it did here with these.
"""
