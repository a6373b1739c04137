"""What the model is told and how the page is laid out: Jinja templates, installed as `summarizer.prompts`."""
