"""Muon for the matrices, AdamW for the rest (Jordan et al. 2024, "Muon: an optimizer for hidden layers").

Muon replaces a matrix's momentum by the nearest orthogonal matrix, so every direction learns at the
same pace. Steps are scaled to AdamW's usual size, so that one learning rate serves both (Liu et al.
2025, "Muon is scalable for LLM training"). Convolutions count as matrices [out, in x height x width].
"""

import torch
import torch.distributed as dist


def orthogonalised(matrix, rounds=5):
    """The nearest (semi-)orthogonal matrix, roughly, by a quintic Newton-Schulz iteration."""
    a, b, c = 3.4445, -4.7750, 2.0315
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T if tall else matrix
    x = (x / (x.norm() + 1e-7)).bfloat16()
    for _ in range(rounds):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return (x.T if tall else x).to(matrix.dtype)


class Muon(torch.optim.Optimizer):
    def __init__(self, named, lr, decay=0.01):
        """`named` parameters as from `named_parameters`."""
        matrices, others, vectors = [], [], []
        for name, parameter in named:
            flat = parameter.flatten(1) if parameter.dim() > 1 else None
            if flat is None:
                vectors.append(parameter)
            elif "embedding" in name or min(flat.shape) < 16:
                others.append(parameter)
            else:
                matrices.append(parameter)
        groups = [
            {"params": matrices, "orthogonal": True, "weight_decay": decay},
            {"params": others, "orthogonal": False, "weight_decay": decay},
            {"params": vectors, "orthogonal": False, "weight_decay": 0.0},
        ]
        super().__init__([g for g in groups if g["params"]], {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            trained = [p for p in group["params"] if p.grad is not None]
            for parameter in trained:
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
            if group["orthogonal"]:
                self.turn(trained, group["lr"])
            else:
                for parameter in trained:
                    self.adam(parameter, self.state[parameter], group["lr"])

    def turn(self, parameters, lr, momentum=0.95):
        """Several processes, which hold the same gradients, share the orthogonalising among them."""
        rank, world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        directions = []
        for number, parameter in enumerate(parameters):
            state, gradient = self.state[parameter], parameter.grad.flatten(1)
            if not state:
                state["mean"] = torch.zeros_like(gradient)
            state["mean"].lerp_(gradient, 1 - momentum)
            ahead = gradient.lerp(state["mean"], momentum)
            mine = number % world == rank
            directions.append(orthogonalised(ahead) if mine else torch.zeros_like(ahead))
        if world > 1:
            flat = torch.cat([direction.flatten() for direction in directions])
            dist.all_reduce(flat)
            directions = flat.split([p.numel() for p in parameters])
        for parameter, direction in zip(parameters, directions):
            size = 0.2 * max(parameter.flatten(1).shape) ** 0.5
            parameter.add_(direction.view_as(parameter), alpha=-lr * size)

    @staticmethod
    def adam(parameter, state, lr, betas=(0.9, 0.99)):
        if not state:
            state["step"] = torch.zeros(())
            state["mean"] = torch.zeros_like(parameter)
            state["square"] = torch.zeros_like(parameter)
        state["step"] += 1
        state["mean"].lerp_(parameter.grad, 1 - betas[0])
        state["square"].lerp_(parameter.grad.square(), 1 - betas[1])
        mean = state["mean"] / (1 - betas[0] ** float(state["step"]))
        square = state["square"] / (1 - betas[1] ** float(state["step"]))
        parameter.addcdiv_(mean, square.sqrt().add_(1e-8), value=-lr)
