"""The backend: HTTP, stores, the native core through its C door. It decides nothing that the core can decide."""
