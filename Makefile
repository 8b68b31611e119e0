# make run   环境、安装、整条流水线，最后说明该打开哪些文件
# make test  全部检查与测试
# make bench CORPUS=文件夹   与 jieba.lcut 同场比速度，再做 make scale；写进 docs/bench.md
# make scale   起步、规模、内存、两个进程；写进 docs/bench.md（约十分钟）
# make gigabyte   一 GB 编造的文本跑一遍；写进 docs/bench.md（几个小时，临时文件约 12 GB）
# make stress   把各种格式的文件弄坏，看读得怎样，写成 docs/stress.md（约十五分钟；EACH=每种办法几份）
# make importers   装上 Gephi、graphology、cytoscape.js，让测试用它们打开写出的图
# make docs   由规则的说明与量得的数字写成 docs/rules.md，并更新 README 里的图片（在 make run 之后；要有中文字体）
# make plant CORPUS=文件夹   在文本里埋错，看审读找到几处
PYTHON ?= python3
CORPUS ?= corpora/raw
EACH ?= 3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test importers bench scale gigabyte stress plant docs clean

run: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" dvc repro
	@$(BIN)/zhengce stage summary

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q

importers:
	bash tests/importers/install.sh

bench: $(READY)
	$(BIN)/python tests/benchmarks/bench.py $(CORPUS) --write docs/bench.md
	$(BIN)/python tests/benchmarks/scale.py --write docs/bench.md

scale: $(READY)
	$(BIN)/python tests/benchmarks/scale.py --write docs/bench.md

gigabyte: $(READY)
	$(BIN)/python tests/benchmarks/scale.py --gigabyte --write docs/bench.md

stress: $(READY)
	$(BIN)/python tests/stress/stress.py --each $(EACH) --write docs/stress.md

plant: $(READY)
	$(BIN)/zhengce stage plant-faults $(CORPUS) build/planted.json build/planted.csv build/planted-missed.jsonl

docs: $(READY)
	$(BIN)/zhengce stage catalogue outputs/metrics.json outputs/planted.json docs/rules.md
	$(BIN)/zhengce graph corpora/raw/a01-jinan-briefing.txt --out docs/graph.png
	cp outputs/pictures/indicators.png outputs/pictures/segmentation.png docs/

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新的版本")'
	@echo '正在建立环境、安装依赖：首次需几分钟，并要联网'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[fast,engines,pipeline,dev]"
	touch $(READY)

clean:
	rm -rf $(VENV)
