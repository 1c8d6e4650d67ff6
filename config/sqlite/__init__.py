"""Django's SQLite backend, with fair waits for the one writer's place."""
