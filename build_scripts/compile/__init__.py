"""Turns what people wrote into the compiled policy, the only thing that crosses to the readers."""
