"""What a text says of the future: until when, and on what condition."""
