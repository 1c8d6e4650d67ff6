"""Running the archive: backups, health, a doctor, logs and figures. It knows the archive and its search; neither knows of it."""
