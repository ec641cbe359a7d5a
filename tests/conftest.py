"""What holds for all tests: none of them asserts a time, property tests neither."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
