"""Cases of a hostile world, as data for the tests and for `benchmarks/robustness.py`, and the hands that try them."""
