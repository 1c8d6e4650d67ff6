"""Checks by other tools that need a judgement of ours beside them: of the code, and of what it depends on."""
