"""The open knowledge agenda for governments."""

__version__ = "0.1.0"
