"""One training run: bounded in time, resumable, with warm-up, cosine decay and averaged weights."""

import math
import os
import random
import time
from pathlib import Path

import torch
import torch.distributed as dist

import models
from muon import Muon


class Run:
    """Trains `modules` (a dict) for `minutes` of running time, all sittings counted together.

    The learning rate follows elapsed time, not steps: on a busy machine a run makes fewer steps and
    still ends fully decayed. Checkpoints hold everything needed to go on.

    Under `torchrun` several processes of one thread each share the work and average their gradients:
    on few CPU cores that beats one process of several threads, which wait for each other at every
    operator.
    """

    def __init__(self, file, modules, lr, minutes, warmup=200, ema=0.999, decay=0.01, floor=0.02):
        self.file, self.modules = Path(file), modules
        self.lr, self.minutes, self.warmup, self.ema, self.floor = lr, minutes, warmup, ema, floor
        self.device, self.rank, self.world = models.device(), *join_others()
        named = [pair for m in modules.values() for pair in m.to(self.device).named_parameters()]
        named = [(name, p) for name, p in named if p.requires_grad]
        self.trained = [p for _, p in named]
        self.optimiser = Muon(named, lr, decay)
        if self.world > 1:
            for parameter in self.trained:
                dist.broadcast(parameter.data, 0)
        self.average = [p.detach().clone() for p in self.trained]
        self.step, self.seconds, self.done, self.told = 0, 0.0, 0.0, {}
        if self.file.exists():
            self.resume()
        self.started = self.saved = self.logged = time.time()

    def resume(self):
        state = torch.load(self.file, map_location=self.device)
        for name, module in self.modules.items():
            module.load_state_dict(state["modules"][name])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seconds = state["step"], state["seconds"]
        for average, kept in zip(self.average, state["average"]):
            average.copy_(kept)

    def elapsed(self):
        return self.seconds + time.time() - self.started

    def going(self):
        """Whether time is left. The first process's clock counts for all."""
        spent = torch.tensor(self.elapsed())
        if self.world > 1:
            dist.broadcast(spent, 0)
        self.done = float(spent) / (60 * self.minutes)
        return self.done < 1

    def seed(self):
        """Another one for each process and each sitting."""
        seed = 1000 * self.step + self.rank
        torch.manual_seed(seed)
        random.seed(seed)
        return seed

    def average_gradients(self):
        gradients = [p.grad for p in self.trained]
        flat = torch.cat([g.flatten() for g in gradients])
        dist.all_reduce(flat)
        flat /= self.world
        for gradient, mean in zip(gradients, flat.split([g.numel() for g in gradients])):
            gradient.copy_(mean.view_as(gradient))

    def autocast(self):
        return models.autocast()

    def update(self, loss, **shown):
        """One optimiser step, then averaging, a log line now and then, a checkpoint now and then."""
        cosine = self.floor + (1 - self.floor) * 0.5 * (1 + math.cos(math.pi * self.done))
        for group in self.optimiser.param_groups:
            group["lr"] = self.lr * min(1.0, (self.step + 1) / self.warmup) * cosine
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if self.world > 1:
            self.average_gradients()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimiser.step()
        self.step += 1
        keep = min(self.ema, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, self.trained, 1 - keep)
        for name, value in {"loss": loss, **shown}.items():
            value = float(value.detach() if torch.is_tensor(value) else value)
            self.told[name] = value if name not in self.told else 0.98 * self.told[name] + 0.02 * value
        if self.rank == 0 and time.time() - self.logged > 30:
            self.log()
        if self.rank == 0 and time.time() - self.saved > 240:
            self.save()

    def log(self):
        self.logged = time.time()
        values = "  ".join(f"{name} {value:.5f}" for name, value in self.told.items())
        print(f"{self.elapsed() / 60:6.1f} min  step {self.step:6d}  {values}", flush=True)

    def averaged(self):
        """State dictionaries of every module with averaged weights in place of the last ones."""
        place = {id(p): a for p, a in zip(self.trained, self.average)}
        states = {}
        for name, module in self.modules.items():
            state = dict(module.state_dict())
            for key, parameter in module.named_parameters():
                state[key] = place.get(id(parameter), parameter).detach()
            states |= {f"{name}.{key}": value.clone() for key, value in state.items()}
        return states

    def save(self):
        self.saved = time.time()
        state = {
            "modules": {name: module.state_dict() for name, module in self.modules.items()},
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "ema": self.averaged(),
            "step": self.step,
            "seconds": self.elapsed(),
        }
        torch.save(state, self.file.with_suffix(".part"))
        os.replace(self.file.with_suffix(".part"), self.file)

    def finish(self):
        """Saves; only the first process goes on from here."""
        if self.rank == 0:
            self.log()
            self.save()
        if self.world > 1:
            dist.barrier()
            dist.destroy_process_group()
        if self.rank > 0:
            raise SystemExit


def join_others():
    """This process's number and how many there are."""
    world = int(os.environ.get("WORLD_SIZE", 1))
    if world == 1:
        return 0, 1
    torch.set_num_threads(1)
    dist.init_process_group("gloo")
    return dist.get_rank(), world


def strip(state, prefix):
    """The entries of one module in a state saved by `averaged`."""
    return {k[len(prefix) + 1 :]: v for k, v in state.items() if k.startswith(prefix + ".")}
