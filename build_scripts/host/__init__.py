"""How a host answers the built site: types, cache, who may read; what to upload; a load test."""

from build_scripts.host.answers import HEADERS, TYPES, cache_control, content_type, is_open

__all__ = ["HEADERS", "TYPES", "cache_control", "content_type", "is_open"]
