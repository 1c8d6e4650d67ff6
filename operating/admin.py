"""What administrators see on the desk of how the archive is run: wrong tries to log in, to look at."""

from typing import Any

from axes.models import AccessAttempt
from django.contrib import admin
from django.http import HttpRequest


@admin.register(AccessAttempt)
class AccessAttemptAdmin(admin.ModelAdmin):
    """Wrong tries by name, address and browser; a time that is over is forgotten with the next log-in, so there is nothing to change."""

    list_display = ("attempt_time", "username", "ip_address", "user_agent", "failures_since_start")
    search_fields = ("username", "ip_address")
    fields = list_display

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody makes one up."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody corrects one."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody lets somebody in early from here: `axes_reset_username` does, on the machine."""
        return False
