"""Requests as nobody should send them: made of the archive's own addresses, sent over plain sockets."""
