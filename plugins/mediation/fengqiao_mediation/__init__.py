"""People's mediation (人民调解) for Fengqiao."""
