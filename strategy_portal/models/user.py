"""The people who sign in."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from strategy_portal import clock


class UserManager(BaseUserManager):
    """Makes accounts; addresses are kept in lower case, so that one person has one."""

    def create_user(self, email, password=None, **fields):
        """Create an account that may sign in, if it has a password."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def system(self):
        """Return the account under which loaded rows are recorded."""
        user, _ = self.get_or_create(
            email=User.SYSTEM_EMAIL,
            defaults={
                "display_name": "The portal",
                "is_active": False,
                "is_system": True,
                "password": "!",
            },
        )
        return user

    def get_by_natural_key(self, email):
        """Find the account for an address, however it is typed."""
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser):
    """An account: one person who signs in, or the portal itself at work.

    What it may do stands in no column of it: see `access.py` and its grants.
    """

    SYSTEM_EMAIL = "portal@system.invalid"

    email = models.EmailField(
        "email address",
        unique=True,
        error_messages={"unique": "There is an account with this address already."},
    )
    display_name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField("is the portal itself", default=False)
    joined_at = models.DateTimeField(default=clock.now)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_is_lower_case",
            ),
            models.CheckConstraint(
                condition=~models.Q(display_name=""),
                name="user_has_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(is_system=False) | models.Q(is_active=False),
                name="user_system_account_never_signs_in",
            ),
        ]

    def __str__(self):
        return self.display_name

    def get_full_name(self):
        """Return the name as the account's owner wants it shown."""
        return self.display_name

    def get_short_name(self):
        """Return the same name: titles and surnames are nobody's guess to make."""
        return self.display_name

    @cached_property
    def held_grants(self):
        """Return the roles that were ever given, read once for each request."""
        return list(self.grants.all())
