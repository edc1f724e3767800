"""The outside world into captures and reports."""
