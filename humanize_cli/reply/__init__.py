"""Replies: what a message says of its writer's feelings, and which profile the answer is edited in."""

from humanize_cli.reply.choose import Reply, choose
from humanize_cli.reply.message import Message, read_message

__all__ = ["Message", "Reply", "choose", "read_message"]
