"""Turn the trained claims encoder into the files that ship: int8 ONNX for both passes, the vocabulary, and their check.

    python tools/export_claims.py --bert FOLDER --weights RUN/heads.pt [--output src/dateline/models] [--float]

Writes claims-trunk.onnx, claims-linker.onnx, claims-labeller.onnx and claims-vocabulary.txt. Matrix products and the word table
are quantised to int8, each column by its own scale, in the range of seven bits so that processors without VNNI give the same
numbers; `--float` leaves them as they are. Needs torch, transformers, onnx and onnxscript, which dateline itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path

import onnx
import torch
from claims_encoder.network import Labeller, Linker, Trunk, load_bert
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

SHIP = {"trunk": "claims-trunk.onnx", "linker": "claims-linker.onnx", "labeller": "claims-labeller.onnx"}


def main() -> None:
    """Export, quantise, and print sizes and digests."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--bert", required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--output", type=Path, default=Path("src/dateline/models"))
    options.add_argument("--depth", type=int, default=2)
    options.add_argument("--float", action="store_true", dest="as_float")
    options.add_argument("--keep", action="append", default=[], help="Part of a node name that stays in float.")
    args = options.parse_args()
    bert = load_bert(args.bert)
    nets = nn.ModuleList([Trunk(bert), Linker(bert, args.depth), Labeller(bert, args.depth)]).eval()
    nets.load_state_dict(torch.load(args.weights, weights_only=True))
    args.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, file in SHIP.items():
            plain = Path(scratch) / file
            export(nets, name, plain)
            if args.as_float:
                onnx.save(onnx.load(plain), args.output / file)
            else:
                quantise(plain, args.output / file, args.keep)
    vocabulary = (Path(args.bert) / "vocab.txt").read_text(encoding="utf-8")
    (args.output / "claims-vocabulary.txt").write_text(vocabulary.rstrip("\n"), encoding="utf-8")
    for file in (*SHIP.values(), "claims-vocabulary.txt"):
        data = (args.output / file).read_bytes()
        print(f"{file} {len(data) / 1e6:.1f} MB sha256 {hashlib.sha256(data).hexdigest()}")


def export(nets: nn.ModuleList, name: str, path: Path) -> None:
    """One pass as ONNX with free numbers of windows, pieces and words."""
    rows, pieces, words = torch.export.Dim("rows"), torch.export.Dim("pieces"), torch.export.Dim("words")
    ids = torch.ones(3, 11, dtype=torch.long)
    first = torch.tensor([[0, 1, 2, 4, 5, 6, 7]] * 3)
    width = nets[0].bert.config.hidden_size
    if name == "trunk":
        inputs = {"pieces": ids, "cases": ids * 0, "mask": ids, "first": first}
        shapes = {
            "pieces": {0: rows, 1: pieces},
            "cases": {0: rows, 1: pieces},
            "mask": {0: rows, 1: pieces},
            "first": {0: rows, 1: words},
        }
        outputs = ["words", "tags"]
        net = nets[0]
    else:
        inputs = {
            "words": torch.randn(3, 7, width),
            "mask": torch.ones(3, 7, dtype=torch.long),
            "near": torch.ones(3, 7, dtype=torch.long),
        }
        shapes = {"words": {0: rows, 1: words}, "mask": {0: rows, 1: words}, "near": {0: rows, 1: words}}
        outputs = ["ends", "content", "stations", "roles", "genuine"]
        net = nets[1]
    if name == "labeller":
        inputs, shapes, outputs, net = (
            dict(list(inputs.items())[:2]),
            dict(list(shapes.items())[:2]),
            ["labels"],
            nets[2],
        )
    axes = {key: {d: str(dim.__name__) for d, dim in shape.items()} for key, shape in shapes.items()}
    axes |= {key: {0: "rows", 1: "words"} for key in outputs if key != "genuine"} | (
        {"genuine": {0: "rows"}} if name == "linker" else {}
    )
    torch.onnx.export(
        net,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(plain: Path, path: Path, keep: list[str]) -> None:
    """Weights of matrix products and of the word table as int8."""
    prepared = plain.with_suffix(".prepared.onnx")
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    names = [node.name for node in onnx.load(prepared).graph.node if any(part in node.name for part in keep)]
    quantize_dynamic(
        str(prepared),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=names,
    )


if __name__ == "__main__":
    main()
