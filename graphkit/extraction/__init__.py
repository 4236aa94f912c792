"""Claims that a language model proposes from texts, verified, for a person to accept.

The model is the user's own, behind any endpoint that speaks the chat completions of OpenAI's
interface. Nothing is asked of it unless `graphkit extract` is called, and nothing that it says
becomes a claim: what passes the gates waits for a person.
"""
