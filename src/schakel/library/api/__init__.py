"""This room for programs: publications, their pages, and passages found in them."""

from schakel.library.api.publications import router as router
