"""The reader as an ONNX graph, in float32 or with 8-bit weights and activations.

Written out by hand rather than traced: so the operators are the ones that ONNX Runtime 1.14 (the one that
@xenova/transformers brings) runs fastest, and each number's precision is chosen here.
"""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

HEADS, EPSILON = 12, 1e-12
CONTRIB = "com.microsoft"


class Graph:
    """Collects nodes and initializers; every method returns the name of what it computes."""

    def __init__(self):
        self.nodes, self.initializers, self.count = [], [], 0

    def constant(self, array, name=None):
        if name is None:
            self.count += 1
            name = f"constant_{self.count}"
        self.initializers.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def node(self, operator, inputs, domain="", name=None, outputs=1, **attributes):
        self.count += 1
        names = [name or f"{operator}_{self.count}"] if outputs == 1 else [f"{operator}_{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names


def build(weights, is_quantised):
    """An ONNX model: input_ids, attention_mask, token_type_ids → start_logits, end_logits, answered.

    `weights` maps the checkpoint's names to float32 arrays. Quantised, the embeddings have 8 bits with a scale a
    row, and each linear layer multiplies 8-bit weights, with a scale a column, by 8-bit activations, with a scale
    a token, which it finds while it runs. So a token's numbers depend neither on the batch nor on an outlier in
    another token, as they would with one scale for all. Attention's products, normalisation and the two heads
    are float.
    """
    g = Graph()
    w = {name.removeprefix("encoder."): value for name, value in weights.items()}

    def linear(x, names):
        """x · Wᵀ + b, of one layer or of several side by side."""
        matrix = np.concatenate([w[f"{n}.weight"] for n in names]).T
        bias = np.concatenate([w[f"{n}.bias"] for n in names])
        if not is_quantised:
            return g.node("Add", [g.node("MatMul", [x, g.constant(matrix)]), g.constant(bias)])
        quantised, scale = quantise(matrix, axis=0)
        # Unsigned, with 128 for zero: signed weights overflow in 16 bits on processors without VNNI.
        right = g.constant((quantised.astype(np.int16) + 128).astype(np.uint8))
        right_zero = g.constant(np.full(len(scale), 128, np.uint8))
        one, zero = g.constant(np.array(1, np.float32)), g.constant(np.array(128, np.uint8))
        largest = g.node("ReduceMax", [g.node("Abs", [x])], axes=[-1], keepdims=1)
        left_scale = g.node("Mul", [largest, g.constant(np.array(1 / 127, np.float32))])
        left_scale = g.node("Max", [left_scale, g.constant(np.array(1e-8, np.float32))])
        left = g.node("QuantizeLinear", [g.node("Div", [x, left_scale]), one, zero])
        product = g.node("MatMulIntegerToFloat", [left, right, one, g.constant(scale), zero, right_zero], CONTRIB)
        return g.node("Add", [g.node("Mul", [product, left_scale]), g.constant(bias)])

    def embedding(name, ids):
        table = w[f"embeddings.{name}_embeddings.weight"]
        if not is_quantised:
            return g.node("Gather", [g.constant(table), ids])
        quantised, scale = quantise(table, axis=1)
        rows = g.node("Cast", [g.node("Gather", [g.constant(quantised), ids])], to=TensorProto.FLOAT)
        return g.node("Mul", [rows, g.node("Gather", [g.constant(scale[:, None]), ids])])

    def normalise(x, name):
        return g.node(
            "LayerNormalization", [x, g.constant(w[f"{name}.weight"]), g.constant(w[f"{name}.bias"])], axis=-1, epsilon=EPSILON
        )

    def add_and_normalise(x, residual, name):
        parameters = [g.constant(w[f"{name}.weight"]), g.constant(w[f"{name}.bias"])]
        return g.node("SkipLayerNormalization", [x, residual, *parameters], CONTRIB, epsilon=EPSILON)

    def attend(x, layer):
        prefix = f"encoder.layer.{layer}.attention.self"
        width = w[f"{prefix}.query.weight"].shape[0]
        parts = linear(x, [f"{prefix}.{part}" for part in ("query", "key", "value")])
        shape = g.constant(np.array([0, 0, 3, HEADS, width // HEADS], np.int64))
        # [batch, tokens, 3, heads, width] → three times [batch, heads, tokens, width]
        parts = g.node("Transpose", [g.node("Reshape", [parts, shape])], perm=[2, 0, 3, 1, 4])
        query, key, value = (g.node("Gather", [parts, g.constant(np.array(i, np.int64))], axis=0) for i in range(3))
        key = g.node("Transpose", [key], perm=[0, 1, 3, 2])
        scores = g.node("MatMul", [g.node("Mul", [query, g.constant(np.array((width // HEADS) ** -0.5, np.float32))]), key])
        shares = g.node("Softmax", [g.node("Add", [scores, mask])], axis=-1)
        mixed = g.node("Transpose", [g.node("MatMul", [shares, value])], perm=[0, 2, 1, 3])
        return g.node("Reshape", [mixed, g.constant(np.array([0, 0, width], np.int64))])

    tokens = g.node("Gather", [g.node("Shape", ["input_ids"]), g.constant(np.array(1, np.int64))], axis=0)
    zero, one = g.constant(np.array(0, np.int64)), g.constant(np.array(1, np.int64))
    positions = g.node("Range", [zero, tokens, one])
    mask = g.node("Unsqueeze", [g.node("Cast", ["attention_mask"], to=TensorProto.FLOAT), g.constant(np.array([1, 2], np.int64))])
    mask = g.node(
        "Mul", [g.node("Sub", [mask, g.constant(np.array(1, np.float32))]), g.constant(np.array(10_000, np.float32))]
    )
    x = g.node("Add", [embedding("word", "input_ids"), embedding("token_type", "token_type_ids")])
    x = normalise(g.node("Add", [x, embedding("position", positions)]), "embeddings.LayerNorm")
    layers = 1 + max(int(name.split(".")[2]) for name in w if name.startswith("encoder.layer."))
    for layer in range(layers):
        prefix = f"encoder.layer.{layer}"
        attended = linear(attend(x, layer), [f"{prefix}.attention.output.dense"])
        x = add_and_normalise(attended, x, f"{prefix}.attention.output.LayerNorm")
        wide = g.node("Gelu", [linear(x, [f"{prefix}.intermediate.dense"])], CONTRIB)
        x = add_and_normalise(linear(wide, [f"{prefix}.output.dense"]), x, f"{prefix}.output.LayerNorm")

    def head(x, name, names):
        logits = g.node("Add", [g.node("MatMul", [x, g.constant(w[f"{name}.weight"].T)]), g.constant(w[f"{name}.bias"])])
        halves = g.node("Split", [logits], outputs=len(names), axis=-1) if len(names) > 1 else [logits]
        for half, output in zip(halves, names):
            g.node("Squeeze", [half, g.constant(np.array([-1], np.int64))], name=output)

    head(x, "span", ["start_logits", "end_logits"])
    head(g.node("Gather", [x, zero], axis=1), "answered", ["answered"])
    row, columns = "batch", "tokens"
    graph = helper.make_graph(
        g.nodes,
        "reader",
        [helper.make_tensor_value_info(n, TensorProto.INT64, [row, columns]) for n in ("input_ids", "attention_mask", "token_type_ids")],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, [row, columns]) for n in ("start_logits", "end_logits")]
        + [helper.make_tensor_value_info("answered", TensorProto.FLOAT, [row])],
        g.initializers,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
    # IR 8 and opset 17 are the newest that ONNX Runtime 1.14 takes without warning.
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="quoth")
    checker.check_model(model)
    return model


def quantise(matrix, axis):
    """int8 values and one float32 scale for each column (axis 0) or row (axis 1)."""
    scale = (np.abs(matrix).max(axis=axis) / 127).clip(1e-12).astype(np.float32)
    return np.rint(matrix / np.expand_dims(scale, axis)).clip(-127, 127).astype(np.int8), scale
