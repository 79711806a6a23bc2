"""May this viewer ...?"""

from takaovi.core.viewer import Viewer


def may_answer(viewer: Viewer) -> bool:
    """Hear the messages of the line: whoever may take its calls, anywhere in the network."""
    return bool(viewer.where("call.take")) or viewer.may("call.take")
