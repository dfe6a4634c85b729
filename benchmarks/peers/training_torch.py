"""The networks of TrainingSpeed (Java) with PyTorch on one thread: examples trained on in a CPU second of the process.

    OMP_NUM_THREADS=1 python3 training_torch.py all 10

Arguments: tiny, mlp, cnn or all; CPU seconds for each, of which the first third is warm-up.
"""

import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(5)

CASES = [
    ("tiny", 16, 1024),
    ("mlp", 32, 4096),
    ("mlp", 128, 8192),
    ("mlp", 256, 8192),
    ("cnn", 32, 512),
    ("cnn", 128, 512),
]


def network(name):
    if name == "tiny":
        return nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1))
    if name == "mlp":
        return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10))
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(64 * 7 * 7, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )


def data(name, examples):
    if name == "tiny":
        inputs = torch.rand(examples, 1)
        return inputs, inputs.clone(), nn.MSELoss()
    shape = (1, 28, 28) if name == "cnn" else (784,)
    return torch.rand(examples, *shape), torch.randint(10, (examples,)), nn.CrossEntropyLoss()


def measure(name, batch, examples, seconds):
    model = network(name)
    inputs, targets, loss_of = data(name, examples)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    start = time.process_time()
    warm = None
    epochs = 0
    while True:
        order = torch.randperm(examples)
        for rows in order.split(batch):
            loss = loss_of(model(inputs[rows]), targets[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if not loss.item() < 1e8:  # as our loop looks at every loss
                raise RuntimeError("diverged")
        now = time.process_time()
        if warm is not None:
            epochs += 1
        elif now - start >= seconds / 3:
            warm = now
        if now - start >= seconds and epochs > 0:
            return epochs * examples / (now - warm)


if __name__ == "__main__":
    for name, batch, examples in CASES:
        if sys.argv[1] in (name, "all"):
            print(name, batch, "torch", round(measure(name, batch, examples, float(sys.argv[2]))), flush=True)
