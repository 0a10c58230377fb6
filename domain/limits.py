"""Every bound in one place, each with its reason.

Lengths are Unicode code points, sizes bytes, times seconds.
"""

from __future__ import annotations

from typing import Final

# Telegram's own (Bot API 10)
TEXT_MAX: Final = 4096  # sendMessage, counted after entities are parsed
CAPTION_MAX: Final = 1024  # sendDocument
CALLBACK_DATA_MAX: Final = 64  # bytes of UTF-8
TOAST_MAX: Final = 200  # answerCallbackQuery
DEEP_LINK_MAX: Final = 64  # A-Za-z0-9_- after /start
DOWNLOAD_MAX: Final = 20 * 1024 * 1024  # getFile refuses more
CALLBACK_LIFE: Final = 150  # a press waits this long in Telegram's queue
DELETE_AGE: Final = 48 * 3600  # a bot may delete its message for this long, edit it for ever
UPDATES_BATCH: Final = 100  # getUpdates returns no more
LONG_POLL: Final = 50  # getUpdates waits no longer

# Telegram's pace, as published
RATE_ALL: Final = 30.0  # messages a second over all chats
RATE_CHAT: Final = 1.0  # messages a second in one chat
RATE_GROUP: Final = 20  # messages a minute in one group

# A send that the server holds for a flood wait is delivered up to 8 s later: wait well past it
SEND_TIMEOUT: Final = 25.0
CONNECT_TIMEOUT: Final = 5.0
HELD_CALL: Final = 1.0  # an answer slower than this is an early 429

# Our own pace, safely below Telegram's
SEND_RATE: Final = 28.0  # messages a second: 28 evenly spaced stay under 30 with 70 ms of jitter
CHAT_SPACING: Final = 1.05  # seconds between two messages in one chat; a little over RATE_CHAT
CHAT_BURST: Final = 3  # replies that one chat may get at once: a person presses twice
GROUP_WINDOW: Final = 60.5  # seconds in which a group gets at most RATE_GROUP
REPLY_OVERDRAFT: Final = 8  # replies that may run ahead of the schedule; the broadcast pays back
AGEING: Final = 40  # every 40th slot to whoever waits longest: a flash loses 2.5 %, none starves
CATCH_UP: Final = 2.0  # slots that a stalled loop may make up at once
HALT_MARGIN: Final = 0.25  # after retry_after, so that clocks need not agree
FLOOD_PAIR: Final = 3.0  # refusals further apart than this are no row
FLOOD_CHANCE: Final = 0.0003  # that so many single refusals in a row are chance: below it, everybody is meant
FLOOD_ROW: Final = 3  # chats refused with no success between: the whole bot is meant
FLOOD_ROW_MAX: Final = 8  # refusals in a row that mean everybody in any case
FLOOD_UNNAMED: Final = 5.0  # a 429 that names no time
CUT: Final = 0.93  # of the rate at which we were refused, to go on with
CUT_MOST: Final = 0.4  # of the rate that one judgement leaves: it may be mistaken
NUDGE_FLOOR: Final = 0.9  # of the full rate; refusals of single chats slow us down no further
SINGLES_MAX: Final = 2  # single chats refused while we try to be faster: one more, and the trial has failed
FLOOD_MANY: Final = 0.04  # share of sends refused one by one that may be our rate
PLATEAU: Final = 0.95  # of it: how near we go at once
AT_WALL: Final = 0.97  # of it: refused below this, it was no fault of the rate
TRIAL_MIN: Final = 4.0  # clean seconds until we try to be faster than where we were refused
TRIAL_HALTS: Final = 8.0  # or so many times what a refusal has cost lately
SPELL_SHORT: Final = 3.0  # seconds between two refusals: shorter ones may tell the server's own rate
SPELL_LIKE: Final = 1.08  # times the fewest messages: spells that are alike
RATE_FLOOR: Final = 0.1  # of the full rate: below it a broadcast would never end
REPLY_PATIENCE: Final = 30.0  # a reply waits this long for a halt, then its handler hears of it
OUTBOX_PATIENCE: Final = 3.0  # for its chat: a queued message gives its worker back rather than wait longer
HALT_PATIENCE: Final = 120.0  # for a halt of everything, which no other message could use; below any lease

# People and units
PERSON_NAME_MAX: Final = 128  # Telegram's first and last name: 64 each
UNIT_CODE_MAX: Final = 64  # typed by hand and printed; official codes have up to 20 characters
UNIT_NAME_MAX: Final = 200  # a line on a phone's card; the longest official name has about 150
TAG_MAX: Final = 32  # code points of a tag: with its count and mark it fits a button
TAGS_MAX: Final = 100  # different ones in the office: more nobody chooses from, five screens of buttons
TAGS_OF_UNIT: Final = 12  # that one unit bears: more is a description, not a tag
UNITS_MAX: Final = 20_000  # the whole nation's communes and a province's hamlets; more is a wrong file
UNIT_FILE_MAX: Final = 8 * 1024 * 1024  # bytes; 20,000 lines of 400
INVITE_BYTES: Final = 18  # of randomness: 144 bits, 24 letters, no padding
INVITE_DAYS: Final = 30  # a printed page lies on a desk for a while, not for ever
HANDOVER_DAYS: Final = 7  # a successor is there within the week; a key that lies about longer is a risk
INVITE_USES_MAX: Final = 500  # people in one unit; more is a slip of the hand
INVITE_USES: Final = (1, 5, 10, 30)  # offered in the chat: one person, a small office, a large one, a meeting
WRONG_CODES_PERSON: Final = 5  # an hour: mistyped, not guessed
WRONG_CODES_ALL: Final = 100  # an hour over everybody: 2^144 codes are safe, the noise is not
PROBLEMS_SHOWN: Final = 100  # bad lines named at once: nobody mends more in one go

# Half-finished things
PROMPT_LIFE: Final = 12 * 3600  # a question left open overnight: the next morning's words answer it no more

# Asking
LIST_PAGE: Final = 5  # items of a list on one screen of a small phone
SEARCH_WORDS: Final = 8  # words that must all be found: more would find nothing
SEARCH_MAX: Final = 100  # code points of what is searched for
INLINE_PAGE: Final = 10  # results of an inline query at once: a phone shows six, Telegram takes 50
INLINE_CACHE: Final = 2  # seconds that Telegram may answer the same words of the same person itself
SEARCHES_KEPT: Final = 20  # of one person, so that the pages of the latest can still be turned

# Choosing receivers
NOTICE_MAX: Final = 3500  # code points of a notice: one message, also when it is shown with its page's foot
NOTICE_EXCERPT: Final = 520  # what a card shows of it; the rest is behind "Toàn văn"
TITLE_MAX: Final = 90  # of what bears no number, in lists and sentences
TYPED_MAX: Final = 2000  # code points of typed names: a "Kính gửi" with thirty lines has 1,500
LISTS_MAX: Final = 40  # saved lists of the office: more than five screens nobody looks through
LIST_NAME_MAX: Final = 40  # what a button shows without cutting
PICK_PAGE: Final = 10  # units on one screen of buttons
CHOSEN_PAGE: Final = 30  # names on one screen of text
ASKED_AT_ONCE: Final = 6  # typed names asked back in one message

# A second person, and drills
APPROVAL_FLASH: Final = 30 * 60  # seconds that a flash order waits for a word: later a telephone is faster
APPROVAL_LIFE: Final = 24 * 3600  # and any other: the next working day it should be asked for anew
APPROVAL_ABOVE: Final = 10_000  # the highest number of units that a rule may name: there are no more communes
APPROVAL_PAGE: Final = 40  # names of receivers on one screen
DRILL_SHEET: Final = 60 * 60  # seconds after release until the readiness sheet: its last column
DRILL_LIFE: Final = 24 * 3600  # and until a drill closes itself: who has not answered in a day never will

# Being away
ABSENCE_MAX: Final = 90  # days: whoever is away for longer hands the seat over
ABSENCE_AHEAD: Final = 180  # days from now that one may plan: further ahead it is a slip of the hand
PHONE_MAX: Final = 20  # characters of a telephone number: 15 digits and what people put between them
HEARD_MAX: Final = 80  # code points of who said it on the telephone

# Handing down
RELAY_NOTE_MAX: Final = 400  # code points: it stands above the original's content in a caption

# Reports
REPORT_PARTS_MAX: Final = 30  # pieces of one report: more belongs into a file
ROLLUP_PARTS_MAX: Final = 300  # of one put together from the units below: 100 communes with two photos each
FORM_FIELDS_MAX: Final = 20  # on a phone nobody fills in more
FORM_CHOICES_MAX: Final = 8  # buttons on one screen
FORM_NAME_MAX: Final = 60  # code points of a field's name or a choice: one line, one button
FORM_TEXT_MAX: Final = 500  # code points of a text in a form; more is written in the report itself
REASON_MAX: Final = 500  # code points of a reason that somebody gives
EXTENSION_DAYS: Final = 366  # asked for at the most: a later day is a slip of the hand
FETCH_TRIES: Final = 8  # of a file that could not be fetched: a day and a half, with the pauses below
FETCH_PAUSE: Final = 30.0  # seconds before the second try; each further pause is three times as long
FETCH_AT_ONCE: Final = 2  # files fetched at the same time: 40 MB in memory

# The line
CONNECTIONS: Final = 64  # open at once; 28/s at 8 s held would be 224, but workers are fewer
KEEPALIVE: Final = 55.0  # seconds; servers close an idle line after 60 or 75, we must be earlier
POOL_TIMEOUT: Final = 5.0  # for a free connection
WRITE_TIMEOUT: Final = 10.0  # for a small request to leave
UPLOAD_TIMEOUT: Final = 120.0  # for a file of up to 50 MB to leave
ANSWER_MAX: Final = DOWNLOAD_MAX + 1024 * 1024  # a whole file; no answer of the API is as long
OUTAGE_PAUSE: Final = 5.0  # until a message is tried again that could not leave
TOKEN_PAUSE: Final = 60.0  # until a refused token is tried again: only a person can mend it

# Reading documents
READ_MAX: Final = 300_000  # code points looked at for fields: a letter has 5,000, a long plan 100,000
FILE_TEXT_MAX: Final = 1_000_000  # code points that a file may give: 300 pages
SENTENCES_MAX: Final = 4_000  # of one document looked at for duties: 100 pages have 2,500
FILE_PAGES_MAX: Final = 200  # of a PDF: no directive is longer, and each page costs 10 ms
FILE_ENTRIES_MAX: Final = 4_000  # in a .docx: Word writes some 20, and one per picture
FILE_UNPACKED_MAX: Final = 160 * 1024 * 1024  # bytes a .docx may grow to: photos do not grow, bombs do
EXTRACT_MEMORY: Final = 1024 * 1024 * 1024  # bytes of address space for the process that opens a file
EXTRACT_CPU: Final = 15  # seconds of processor for one file; a 200-page PDF takes 2
EXTRACT_WALL: Final = 30.0  # seconds until it is killed, busy or not
SCAN_WALL: Final = 120.0  # the same for a file that may be pictures: 20 pages at 3 to 5 seconds
SCAN_PAGE: Final = 30.0  # seconds for one page; a clean one takes 2
SCAN_PAGES_MAX: Final = 20  # of a scanned PDF: a directive has 3 to 8, its annexes are sent beside it
SCAN_PIXELS_MAX: Final = 16_000_000  # of one page as drawn: A3 at 200 dots an inch has 8
EXTRACT_AT_ONCE: Final = 2  # files opened at the same time: 2 GB at the very worst

# Drawing
DRAW_WALL: Final = 15.0  # seconds for one picture, with the process's beginning; the largest takes 2
DRAW_IDLE: Final = 30.0  # seconds after which the drawing process goes: its 110 MB are wanted elsewhere
DRAW_PAUSE: Final = 60.0  # seconds before a picture that failed is tried again
DRAW_MEMORY: Final = 1024 * 1024 * 1024  # bytes of address space; what it really takes is a tenth
PICTURE_MAX: Final = 10 * 1024 * 1024  # sendPhoto takes no more bytes
PICTURES_IN_MEMORY: Final = 16  # latest pictures kept, of some 100 kB
GRID_MAX: Final = 160  # units on one picture: beyond it names are too small for a phone
ROWS_MAX: Final = 30  # units of a ranking: what one looks at
MONTHS_SHOWN: Final = 4  # columns of a ranking on a phone

# The intake
HANDLED_AT_ONCE: Final = 16  # chats handled in parallel: more would only queue at the one writer
INBOX_IN_MEMORY: Final = 1000  # stored updates handed out at once; the rest waits in the database
DUTIES_MAX: Final = 200  # duties of one document: the longest plan seen has 60

# Papers
CELL_MAX: Final = 32_767  # characters of a cell; a workbook with more does not open
EXPORT_ROWS_MAX: Final = 1_000_000  # of a sheet: a workbook ends at 1,048,576
EXPORT_MAX: Final = 50 * 1024 * 1024  # bytes of a file that a bot may send
EXPORT_WALL: Final = 120.0  # seconds for one paper; a year of 1,000 directives to 100 units takes a fifth
EXPORT_MEMORY: Final = 1024 * 1024 * 1024  # bytes of address space for the process that makes one
EXPORT_CPU: Final = 110  # seconds of processor for it
EXPORT_AT_ONCE: Final = 1  # papers made at the same time: the other processor answers the phones
HIDDEN_LINES_MAX: Final = 200_000  # hashes of other lines in an evidence pack: 13 MB unpacked

# Chats that were closed
COPIES_PUT_RIGHT: Final = 60  # messages edited when one opens again: a minute's worth in one chat

# Groups
GROUPS_OF_UNIT: Final = 5  # linked to one unit: its leaders, its staff, its villages; each costs a message
GROUP_ORPHAN_DAYS: Final = 7  # until a group that nobody answers for is left: one is back from leave by then
REFORM_AHEAD_DAYS: Final = 1100  # a reform is decided three years ahead at most; a later day is a slip
GROUP_WAIT: Final = 10  # minutes until the bot leaves a group that nobody of the office has linked
GROUP_TITLE_MAX: Final = 128  # the messenger's own bound of a group's name

# The office's page
WEB_CODE_BYTES: Final = 24  # of randomness, for a link and for a session: 192 bits
WEB_CODE_MAX: Final = 64  # characters of either that are looked at
WEB_SESSIONS: Final = 5  # of one person: the desk, the wall, the phone, and two forgotten ones
WEB_STREAMS: Final = 64  # pages that are told of changes at the same time
