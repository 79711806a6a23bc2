"""The plan of a room that the tests of the house hold the code against: which file stands on which step.

A room's file may import files on its own step or below. A file name that is not listed here fails, so that
nobody invents a new kind of file without writing down what it is.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "takaovi"

# From the bottom up. Rooms side by side in one tuple do not know each other.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("core",),
    ("ui",),
    ("people",),
    ("places",),
    ("hours",),
    ("programme",),
    ("proposals", "volunteering"),
    ("callback",),
    ("finder", "desk", "feeds"),
    ("phone", "switchboard"),
    ("demo",),
    ("config",),
)
ROOMS = tuple(room for floor in FLOORS for room in floor)
# The foundation and the map have shapes of their own; every other room has the shape below.
SHAPED_ROOMS = tuple(room for room in ROOMS if room not in {"core", "ui", "config"})

STEPS: tuple[tuple[str, ...], ...] = (
    ("values", "events", "phrases"),
    ("models", "translation"),
    ("queries", "rules"),
    ("actions",),
    ("forms", "presenters"),
    ("views", "tasks", "receivers", "commands", "admin"),
    ("urls", "apps"),
)
STEP_OF = {name: step for step, names in enumerate(STEPS) for name in names}
PUBLIC = frozenset({"models", "values", "queries", "actions", "rules", "events"})
PRIVATE = frozenset({"views", "forms", "presenters", "tasks", "receivers", "commands", "admin", "urls"})


def kind_of(room: str, name: str) -> str | None:
    """What kind of file this is. A kind that grew is cut by subject: ``map_queries`` is of the kind queries."""
    if f"{room}.{name}" in OTHERS:
        return OTHERS[f"{room}.{name}"][0]
    last = name.rpartition("_")[2]
    return last if last in STEP_OF else None


def is_public(room: str, name: str) -> bool:
    """Whether other rooms may use this file."""
    if f"{room}.{name}" in OTHERS:
        return OTHERS[f"{room}.{name}"][1]
    return kind_of(room, name) in PUBLIC


# Files that only one room has: which kind of file each is, and whether other rooms may use it.
#   room.file: (as what, public, why it is a file of its own)
OTHERS: dict[str, tuple[str, bool, str]] = {
    "hours.recurrence": ("values", True, "rules of repetition, shared with series of the programme"),
    "hours.plan": ("values", True, "the JSON document of a schedule and its faults, the CLI's format too"),
    "hours.reading": ("values", True, "what one value of a plan must be, and the sentence with its path"),
    "hours.plan_rules": ("values", False, "the JSON of one rule"),
    "hours.plan_parts": ("values", True, "the JSON of periods, exceptions and times kept for a group"),
    "hours.plan_file": ("values", True, "a plan from a file, every way it can be wrong"),
    "hours.days": ("values", True, "what each local day of a layer holds, before the zone"),
    "hours.day_table": ("values", False, "the packaged holidays and eves"),
    "hours.engine": ("values", True, "the pure expansion of a schedule to spans"),
    "hours.whereabouts": ("values", False, "where a place is while it is open"),
    "hours.promises": ("values", True, "what a plan tells beyond its spans: promised days, ends, the next opening"),
    "hours.kept": ("values", True, "times kept for a group, cut to the open door"),
    "hours.door_lexicon": ("values", False, "what the words on doors mean, from a packaged table"),
    "hours.door_tokens": ("values", False, "door text cut into words, numbers and signs"),
    "hours.door_clock": ("values", False, "clock times as people write them"),
    "hours.door_numbers": ("values", False, "whether a number is a time or a date"),
    "hours.door_lines": ("values", False, "a walk over door text that knows the language of each line"),
    "hours.door_listed": ("values", False, "days of a list whose month stands at its end"),
    "hours.door_near": ("values", False, "days that door text tells from today, and numbered weeks"),
    "hours.door_calendar": ("values", False, "single and named days of door text in the document"),
    "hours.door_answers": ("values", False, "answers in one's own words to what door text leaves open"),
    "hours.door_days": ("values", False, "ranges of days in door text"),
    "hours.door_gathering": ("values", False, "one sentence of door text, its lists and headings"),
    "hours.door_headings": ("values", False, "what the headings of door text reach"),
    "hours.door_shapes": ("values", False, "the known shapes of days and times"),
    "hours.door_plan": ("values", False, "a document of hours in the making"),
    "hours.door_spans": ("values", False, "spans of time and of dates in door text"),
    "hours.door_items": ("values", False, "door text as items, by the language of each line"),
    "hours.door_bounds": ("values", False, "months and stretches of dates in door text"),
    "hours.door_clauses": ("values", False, "which days of door text go with which times"),
    "hours.door_entries": ("values", False, "how far a heading of door text reaches"),
    "hours.door_dates": ("values", False, "the year of a date written without one"),
    "hours.door_rules": ("values", False, "rules of a document from clauses of door text"),
    "hours.door_document": ("values", False, "the document of hours from clauses of door text"),
    "hours.door_reading": ("values", True, "write it as on the door: text to a draft, and answers to its questions"),
    "hours.door_weeks": ("values", True, "four weeks of a document, drawn by the desk and the command"),
    "hours.door_said": ("presenters", True, "every part of a draft said back before the yes, with its year"),
    "hours.door_words": ("presenters", True, "what the reader of door text asks and says back, in words"),
    "hours.span_rows": ("queries", False, "spans written in bulk, the only SQL that writes them"),
    "hours.spreading": ("actions", False, "spans made from plans, by edit and by night"),
    "hours.nearest": ("queries", True, "open doors nearby, by the one statement of walk_queries"),
    "hours.time_words": ("queries", True, "clock times, weekdays and dates in words; letters of deeds say them too"),
    "hours.rule_words": ("queries", True, "on which days a rule comes back; series of the programme say the same"),
    "hours.week_words": ("queries", False, "a week in words, on the step of the letters that say it"),
    "hours.ask_words": ("queries", True, "what keepers are asked and told by letter"),
    "hours.ask_letters": ("queries", False, "letters of asks put into the outbox, a part of the deeds of asking"),
    "hours.ahead_words": ("presenters", False, "what is different soon, in words"),
    "hours.sentences": ("presenters", True, "time in words, needed wherever a time is told"),
    "programme.plan": ("values", True, "the JSON document of a series and its faults"),
    "programme.occurrences": ("values", True, "the pure expansion of a series to its occurrences"),
    "programme.editing": ("values", False, "dated changes and breaks written into the document of a series"),
    "programme.clashes": ("values", True, "which happenings are on top of each other, and why that matters"),
    "programme.when": ("queries", False, "the rules of a series in words, on the step of the sentences"),
    "programme.sentences": ("queries", True, "the programme in words, also in the letters that deeds post"),
    "programme.signup_letters": ("queries", False, "what those who signed up are told; the step below the deeds"),
    "programme.hosting_letters": ("queries", False, "what an organisation is told that is asked to host; as above"),
    "programme.signup_telling": ("queries", False, "who is told when a time changes, in the same transaction"),
    "programme.rewriting": ("queries", False, "occurrences made from the plan, the step below the deeds"),
    "programme.rolling": ("queries", False, "the night's work, offered as a deed by actions"),
    "programme.registers": ("phrases", False, "what this room keeps of a person, declared for its privacy notice"),
    "programme.history": ("queries", False, "how an activity is, as data that can bring it back"),
    "programme.storing": ("queries", False, "the step that every deed on a series shares"),
    "programme.seasons": ("values", True, "documents of a new season, and which breaks to ask for"),
    "programme.publishing": ("queries", False, "writing and showing activities, offered as deeds by actions"),
    "people.roles": ("values", True, "the closed list of permissions and the roles that carry them"),
    "people.tokens": ("values", False, "secrets handed out once, and what is kept of them"),
    "people.additions": ("values", True, "what rooms above add to the pages of people: scopes, checks, holdings"),
    "people.knocking": ("views", False, "what the pages of the way in share: budgets and short-lived cookies"),
    "people.doors": ("views", True, "who stands at the door: middleware and decorator, needed by every desk page"),
    "places.additions": ("values", True, "which stops the rooms above still need, told in their ready"),
    "places.history": ("queries", False, "how a place is, as data that can bring it back"),
    "places.gazetteer": ("values", True, "municipalities, villages and postcodes from packaged data"),
    "places.outline": ("values", True, "frames, projection and path data of maps; the packaged outline of Finland"),
    "places.outline_simplify": ("values", True, "fewer points in outlines that touch each other"),
    "places.outline_queries": ("queries", True, "imported boundaries in a frame"),
    "places.outline_actions": ("actions", True, "a set of boundaries in place of the earlier one"),
    "places.gazetteer_data": ("values", False, "the packaged names in memory, read at the first question"),
    "places.gazetteer_names": ("values", False, "how Finnish place names bend"),
    "places.gazetteer_postcodes": ("values", False, "postcodes inside a question"),
    "places.gazetteer_slips": ("values", False, "names one slip of the finger away"),
    "places.words": ("presenters", True, "kinds, traits and the twelve questions in words, told by higher rooms"),
    "proposals.codes": ("values", True, "the words and digits of the sender's code"),
    "people.registers": ("phrases", False, "the same: those who keep places"),
    "hours.history": ("queries", True, "how the hours of a place are, as data that can bring them back"),
    "hours.registers": ("queries", False, "the same: what it adds, with the term of its own letters"),
    "proposals.registers": ("phrases", False, "the same: proposals and feedback"),
    "proposals.words": ("queries", True, "what a proposal is about, told on pages, at the desk and in letters"),
    "proposals.letters": ("queries", False, "letters to keepers and senders, posted inside an action"),
    "proposals.closing": ("queries", False, "what every deed on a proposal is made of, the step below the deeds"),
    "proposals.becoming": ("queries", False, "what an accepted proposal becomes, one part of that action"),
    "volunteering.registers": ("phrases", False, "what this room keeps of a person, declared for its privacy notice"),
    "volunteering.shift_words": ("queries", True, "a shift in words, in letters and on pages of higher rooms"),
    "volunteering.bridge_words": ("queries", False, "a meeting at the door in words, also in letters that deeds post"),
    "volunteering.bridge_letters": ("queries", False, "what is told about first visits; the step below the deeds"),
    "volunteering.greeting_asking": ("queries", False, "what every deed on a meeting shares; the step below the deeds"),
    "volunteering.taking": ("queries", False, "what every deed on a shift asks first; the step below the deeds"),
    "volunteering.shift_letters": ("queries", False, "what people are told about a shift; the step below the deeds"),
    "callback.letters": ("queries", False, "letters to those who wait and to volunteers, posted inside an action"),
    "callback.words": ("queries", False, "wishes, themes and times in words, also in the letters that deeds post"),
    "callback.ring_letters": ("queries", False, "the same for the call ring"),
    "callback.closing": ("queries", False, "what every deed on a request shares, the step below the deeds"),
    "callback.codes": ("values", True, "the words and digits of the codes of calls"),
    "callback.mouths": ("values", True, "whether a room above can connect two people by telephone"),
    "callback.registers": ("phrases", False, "what this room keeps of a person, declared for its privacy notice"),
    "phone.registers": ("phrases", False, "what this room keeps of a person, declared for its privacy notice"),
    "volunteering.rota_flow": ("values", True, "the best proposal of shifts, as a flow of least cost"),
    "phone.flow": ("values", False, "the flow of a call: a state and what was heard become the next turn"),
    "phone.asks": ("values", False, "the questions of the line"),
    "phone.flow_words": ("values", False, "which prompts tell what is open and what can be chosen"),
    "phone.prompts": ("values", False, "the table of prompts, for the eye and cut for the ear"),
    "phone.written": ("values", False, "days of the line for the eye"),
    "phone.twiml": ("values", False, "a turn in the XML of providers, and their signature"),
    "phone.speech_voice": ("values", False, "a process of its own that says words; knows no framework"),
    "phone.speech": ("values", False, "the server's side of the voice: one stretch of words at a time"),
    "phone.sound_store": ("values", False, "sounds of the line on the disk, by their hash"),
    "phone.provider": ("queries", False, "what is asked of the provider by HTTP: recordings, calls"),
    "phone.sms_words": ("queries", False, "answers to text messages in words, posted inside an action"),
    "phone.spoken": ("values", False, "times, days and numbers as they are said aloud"),
    "switchboard.dialling": ("queries", False, "several people rung at once, one of whom gets the caller"),
    "switchboard.calls": ("queries", False, "a call led by the web app's documents, on any engine of telephony"),
    "switchboard.shelf": ("queries", False, "sounds and recordings of the switchboard on the disk"),
    "switchboard.speaker": ("queries", False, "the voice of the line, started as a process and asked by a pipe"),
    "switchboard.hooks": ("queries", False, "the web app asked by HTTP, signed as a provider signs"),
    "finder.when": ("values", True, "the asked time, from the words of an address to a window"),
    "finder.area": ("values", False, "addresses of municipalities"),
    "finder.options": ("queries", False, "what the rooms below know of a place, as one option"),
    "finder.suggest": ("values", True, "the order of suggestions, with stated reasons"),
    "finder.surprise": ("values", False, "one fitting thing, the same for all who ask the same"),
    "finder.search": ("queries", False, "places by words"),
    "finder.search_words": ("values", False, "words of texts and questions, and those treated in a way of their own"),
    "finder.search_texts": ("queries", False, "the texts that a place is found by"),
    "finder.search_terms": ("queries", False, "what a question's words mean"),
    "finder.search_vocabulary": ("queries", False, "the words that texts really use"),
    "finder.indexing": ("actions", True, "the search index, kept when a text changes"),
    "finder.map_words": ("presenters", False, "how a door stands on the map, in words"),
    "finder.map_marks": ("presenters", False, "marks and names on the map"),
    "finder.map_paper": ("presenters", False, "the paper under the houses"),
    "finder.markup": ("presenters", False, "what a page tells to machines"),
    "feeds.sources": ("commands", False, "one folder for each kind of data we take in: reading, mapping, command"),
    "feeds.paper_press": ("values", False, "a process of its own that makes PDF of HTML; knows no framework"),
    "feeds.paper_printer": ("values", False, "the server's side of the press: one sheet at a time, within a time"),
    "feeds.paper_store": ("values", False, "finished sheets on the disk, within a number of bytes"),
    "feeds.paper_queue": ("queries", False, "sheets from the disk or the press, without holding up the server"),
    "demo.weeks": ("values", False, "the shorthand of the sheets, made into documents of hours and series"),
    "demo.sheets": ("values", False, "reads the sheets of the invented region"),
    "demo.happenings": ("values", False, "reads what happens in the invented region"),
    "demo.drawing": ("values", False, "draws the doors of invented places"),
    "demo.drawing_pen": ("values", False, "colours and shapes that the doors are drawn with"),
    "demo.rows": ("queries", False, "brings rows to a wished state in few statements"),
    "demo.place_rows": ("queries", False, "one part of the loading action: places and what hangs on them"),
    "demo.ask_rows": ("queries", False, "one part of the loading action: what keepers are asked, and its removal"),
    "demo.hour_rows": ("queries", False, "one part of the loading action: hours and their truth"),
    "demo.keeper_rows": ("queries", False, "one part of the loading action: who looks after the region"),
    "demo.programme_rows": ("queries", False, "one part of the loading action: activities and series"),
    "demo.bridge_rows": ("queries", False, "one part of the loading action: who is met at a door, and who may come"),
    "demo.call_rows": ("queries", False, "one part of the loading action: who waits for a call, and a call ring"),
    "demo.duty_rows": ("queries", False, "one part of the loading action: who is on duty for calls"),
    "demo.proposal_rows": ("queries", False, "one part of the loading action: what neighbours have sent"),
    "demo.shift_rows": ("queries", False, "one part of the loading action: tasks, shifts and hours given"),
    "demo.needs": ("queries", False, "one part of the loading action: questions that found little"),
    "demo.removal": ("queries", False, "takes the invented region away"),
}
