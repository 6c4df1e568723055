"""The nouns of the policy: one folder, one schema, one word each."""

NOUNS = {
    "steps": "step",
    "sources": "source",
    "parameters": "parameter",
    "regions": "region",
    "diseases": "disease",
    "materials": "material",
    "questions": "question",
    "causes": "cause",
    "messages": "message",
    "catalogues": "catalogue",
    "channels": "channel",
    "terms": "term",
    "calendars": "calendar",
    "occasions": "occasion",
    "disputes": "dispute",
    "checklists": "checklist",
    "claims": "claim",
}
"""Folder of policy_data (also the key in the compiled policy) -> the noun its files hold."""
