"""The sentences of ``schakel.extract.problems`` once more, so that the message catalogue knows them.

The engine knows no Django and so no translations; a test holds the two equal.
"""

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("The file is not there. Look at its name and place, and add it again."),
    gettext_noop("This is a folder or a device, not a file. Choose a file."),
    gettext_noop("The file is empty. Check whether it was saved or copied completely, and add it again."),
    gettext_noop(
        "The file is larger than %(megabytes)s MB. Split it, or save it with smaller images, and add it again."
    ),
    gettext_noop("The file stops halfway. Download or copy it once more and add it again."),
    gettext_noop("The file is protected with a password. Give the password, or add a copy without a password."),
    gettext_noop("The password does not fit this file. Check the password and try again."),
    gettext_noop(
        "The file is protected in a way that cannot be opened here, for example with a certificate. Add a copy without "
        "protection."
    ),
    gettext_noop("This kind of file (%(media_type)s) cannot be read. Save it as PDF, DOCX, ODT, HTML or plain text."),
    gettext_noop(
        "The name ends in %(extension)s, but the file is of another kind (%(media_type)s). Check whether it "
        "is the right file, or give it the right name."
    ),
    gettext_noop(
        "The name ends in %(extension)s, but nothing of that kind can be recognised in the file. It may have been broken off: "
        "copy or download it once more and add it again."
    ),
    gettext_noop(
        "Unpacked, the file would take more than %(megabytes)s MB, far more than a document needs. It was "
        "not opened. Save the document again, or add it as PDF."
    ),
    gettext_noop("The document has %(pages)s pages; at most %(limit)s can be read. Split it into parts."),
    gettext_noop(
        "Reading the file takes more memory than allowed (%(megabytes)s MB). Save it again as PDF, or split it."
    ),
    gettext_noop("Reading the file took longer than %(seconds)s seconds and was stopped. Split it into parts."),
    gettext_noop(
        "There is no text in this file. If it is a scan, have its text recognised (OCR) first and add it again."
    ),
    gettext_noop(
        "The file is damaged and cannot be opened. Open it in its own program, save it again and add that copy."
    ),
    gettext_noop(
        "Our program made a mistake with this file; the file itself may be good. Add it as PDF or plain text for now, and "
        "tell your administrator: the technical log says what went wrong."
    ),
    gettext_noop(
        "No text was found on these pages: %(pages)s. They are probably scans; their words cannot be searched."
    ),
    gettext_noop("The text of these pages was recognised from an image and may contain mistakes: %(pages)s."),
    gettext_noop("The file was not clean UTF-8 and was read as %(encoding)s. Check letters with accents."),
    gettext_noop("%(count)s characters could not be read and were left out."),
    gettext_noop("The message has attachments that were not read: %(names)s. Add them separately if they matter."),
    gettext_noop("These pages are damaged and could not be read: %(pages)s."),
    gettext_noop("The name ends in %(extension)s, but the file was read as what it is: %(media_type)s."),
    gettext_noop(
        "The file stops halfway. What is there was read, but pages may be missing; download or copy it again."
    ),
    gettext_noop("The file contains scripts or remote images. They were left out; nothing was run or fetched."),
)
