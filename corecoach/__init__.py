"""CoreCoach: guided core and squat-control practice for lifters, led by sound."""
