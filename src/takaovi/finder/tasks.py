"""The night's work of this room: an index that missed a change is whole again in the morning."""

from takaovi.finder.indexing import rebuild_index

NIGHTLY = (rebuild_index,)
