"""Turn the trained encoder into the files that ship: int8 ONNX for each network, the vocabulary, and their check.

    python tools/export_encoder.py --bert FOLDER --weights RUN/best.pt --finder RUN/finder.pt [--output FOLDER] [--float]

Writes encoder-trunk.onnx, encoder-linker.onnx, encoder-labeller.onnx, encoder-finder.onnx, encoder-arguer.onnx and
encoder-vocabulary.txt. Matrix products and the word table
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
from encoder.network import Arguer, Finder, Labeller, Linker, Trunk, load_bert
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

WIDTH = 384
SHIP = {name: f"encoder-{name}.onnx" for name in ("trunk", "linker", "labeller", "finder", "arguer")}


def main() -> None:
    """Export, quantise, and print sizes and digests."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--bert", required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--finder", type=Path, required=True)
    options.add_argument("--output", type=Path, default=Path("src/dateline/models"))
    options.add_argument("--depth", type=int, default=2)
    options.add_argument("--float", action="store_true", dest="as_float")
    options.add_argument("--keep", action="append", default=[], help="Part of a node name that stays in float.")
    args = options.parse_args()
    bert = load_bert(args.bert)
    claims = nn.ModuleList([Trunk(bert), Linker(bert, args.depth), Labeller(bert, args.depth)]).eval()
    claims.load_state_dict(torch.load(args.weights, weights_only=True))
    events = nn.ModuleList([Finder(bert), Arguer(bert)]).eval()
    events.load_state_dict(torch.load(args.finder, weights_only=True))
    nets = dict(zip(SHIP, (*claims, *events), strict=True))
    args.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in nets:
            file = SHIP[name]
            plain = Path(scratch) / file
            export(nets[name], name, plain)
            if args.as_float:
                onnx.save(onnx.load(plain), args.output / file)
            else:
                quantise(plain, args.output / file, args.keep)
    vocabulary = (Path(args.bert) / "vocab.txt").read_text(encoding="utf-8")
    (args.output / "encoder-vocabulary.txt").write_text(vocabulary.rstrip("\n"), encoding="utf-8")
    for file in (*SHIP.values(), "encoder-vocabulary.txt"):
        data = (args.output / file).read_bytes()
        print(f"{file} {len(data) / 1e6:.1f} MB sha256 {hashlib.sha256(data).hexdigest()}")


OUTPUTS = {
    "trunk": ["words", "tags", "early"],
    "linker": ["ends", "content", "stations", "roles", "genuine"],
    "labeller": ["labels"],
    "finder": ["states", "types", "modes", "statuses", "subs", "mains"],
    "arguer": ["arguments"],
}


def export(net: nn.Module, name: str, path: Path) -> None:
    """One network as ONNX with free numbers of windows, pieces and words."""
    ids = torch.ones(3, 11, dtype=torch.long)
    if name == "trunk":
        first = torch.tensor([[0, 1, 2, 4, 5, 6, 7]] * 3)
        inputs = {"pieces": ids, "cases": ids * 0, "mask": ids, "first": first}
    else:
        by_word = torch.ones(3, 7, dtype=torch.long)
        inputs = {"words": torch.randn(3, 7, WIDTH), "mask": by_word}
        inputs |= {"near": by_word} if name in {"linker", "arguer"} else {}
    outputs = OUTPUTS[name]
    axes = {key: {0: "rows", 1: "pieces" if name == "trunk" and key != "first" else "words"} for key in inputs}
    axes |= {key: {0: "rows"} if key == "genuine" else {0: "rows", 1: "words"} for key in outputs}
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
