"""The one error this package raises: the browser runtime cannot be assembled."""


class RuntimeBuildError(Exception):
    """The runtime cannot be assembled; the message says what is wrong and how to repair it."""
