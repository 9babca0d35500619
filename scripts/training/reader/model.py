"""The reader: a MiniLM encoder with logits for an answer's start and end, and one for "answered at all"."""

import torch
from torch import nn
from transformers import AutoConfig, AutoModel


class Reader(nn.Module):
    """Takes [CLS] question [SEP] title. passage [SEP]; position 0 stands for "no answer here"."""

    def __init__(self, folder: str):
        super().__init__()
        self.encoder = AutoModel.from_config(AutoConfig.from_pretrained(folder), add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.answered = nn.Linear(width, 1)

    @staticmethod
    def start(folder: str) -> "Reader":
        reader = Reader(folder)
        encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        reader.encoder.load_state_dict(encoder.state_dict())
        return reader

    def forward(self, input_ids, attention_mask, token_type_ids):
        """Three tensors: start and end logits [batch, length], answered logits [batch]."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        hidden = hidden.last_hidden_state
        start, end = self.span(hidden).split(1, dim=-1)
        return start.squeeze(-1), end.squeeze(-1), self.answered(hidden[:, 0]).squeeze(-1)
