"""CoreCoach: guided core and squat-control practice for lifters, led by sound."""

__version__ = "0.1.0"
