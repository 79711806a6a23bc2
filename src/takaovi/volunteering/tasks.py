"""This room's share of the night's work, and what cannot wait for the night."""

from takaovi.volunteering.actions import (
    close_unfilled,
    forget_greetings,
    forget_hand_overs,
    forget_takers,
    move_greetings,
    move_rotas,
    move_searches,
    remind_takers,
    roll_standing,
)

NIGHTLY = (roll_standing, forget_takers, forget_hand_overs)
OFTEN = (close_unfilled, move_searches, remind_takers, move_greetings, move_rotas, forget_greetings)
