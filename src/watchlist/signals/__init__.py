"""The state machine: evidence and a clock in, a verdict out."""
