#!/usr/bin/env bash
# Makes the starter model from nothing, or from the one in the repository: paints the pictures,
# trains every part, measures the result and writes it. Everything is resumable: run it again after
# a stop and finished stages are skipped.
#
#   assets/recipe/train.sh [--preset cpu|gpu] [--init assets/starter] [--work DIR] [--out DIR]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

preset=cpu init="" work=$root/assets/target/starter out=$root/assets/starter
while [ $# -gt 0 ]; do
  case $1 in
    --preset) preset=$2 ;;
    --init) init=$2 ;;
    --work) work=$2 ;;
    --out) out=$2 ;;
    *) echo "unknown option $1: see the head of $0" >&2; exit 2 ;;
  esac
  shift 2
done

case $preset in # minutes are of running time, whatever the machine makes of them
  cpu) pictures=64000 processes=$(nproc)
       vae="--minutes 90 --batch 8 --lr 2e-3" clip="--minutes 6 --batch 128"
       unet="--minutes 300 --batch 32 --lr 1.5e-3" judge="--minutes 8" decoder="--minutes 60 --batch 4 --lr 5e-4" ;;
  gpu) pictures=200000 processes=1
       vae="--minutes 30 --batch 64 --lr 2e-3" clip="--minutes 4 --batch 1024"
       unet="--minutes 60 --batch 512 --lr 2e-3" judge="--minutes 4 --batch 256"
       decoder="--minutes 15 --batch 64 --lr 5e-4" ;;
  *) echo "the presets are cpu and gpu, not $preset" >&2; exit 2 ;;
esac

python=${PYTHON:-python3}
mkdir -p "$work" "$out"
work=$(cd "$work" && pwd) out=$(cd "$out" && pwd)

paint() { # folder count seed split; painted once
  [ -f "$work/$1/painted" ] && return
  "$here/painter.sh" --size 128 --threads "$(nproc)" --out "$work/$1" --count "$2" --seed "$3" --split "$4"
  touch "$work/$1/painted"
}

train() { # name command...; every stage resumes from its own checkpoint and is done once
  [ -f "$work/$1.done" ] && return
  echo "== $1: ${*:2}"
  (cd "$here" && if [ "$processes" -gt 1 ]; then
    OMP_NUM_THREADS=1 "$python" -m torch.distributed.run --nproc-per-node "$processes" "${@:2}"
  else
    "$python" "${@:2}"
  fi)
  touch "$work/$1.done"
}

alone() { # a stage of a single process
  local processes=1
  train "$@"
}

paint train "$pictures" 1 train
paint heldout 2000 2 heldout
paint judge 10000 3 heldout

data=(--data "$work/train" --work "$work")
[ -n "$init" ] && data+=(--init "$(cd "$init" && pwd)")
if [ ! -d "$work/tokenizer" ]; then
  if [ -n "$init" ]; then
    cp -r "$init/tokenizer" "$work/tokenizer" # the vocabulary belongs to the weights
  else
    (cd "$here" && "$python" tokenizer.py "$work/train/captions.tsv" "$work/tokenizer")
  fi
fi

# Unquoted options on purpose: each is a list of words.
train vae vae.py train "${data[@]}" $vae
alone freeze vae.py freeze "${data[@]}"
train clip clip.py pretrain "${data[@]}" $clip
# The judge serves as long as the painter paints as it does; delete its folder to train it anew.
[ -f "$here/judge/model.safetensors" ] ||
  train judge judge.py --data "$work/train" "$work/judge" --fresh "$work/heldout" --work "$work" \
    --out "$here/judge" $judge
train unet unet.py "${data[@]}" $unet
train fit clip.py fit "${data[@]}" $clip
train decoder vae.py decoder "${data[@]}" $decoder

cd "$here"
"$python" export.py "$out" --work "$work"
"$python" evaluate.py "$out" --heldout "$work/heldout" --work "$work"
"$python" sheet.py "$out" "$root/docs/starter-sheet.png"
