"""Spanish dates: besides what Django knows, a short one that nobody takes for American; months are small letters."""

SHORT_DATE_FORMAT = "j b Y"
