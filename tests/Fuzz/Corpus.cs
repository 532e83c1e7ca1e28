using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Fuzz;

/// <summary>What inputs are made from: sources by kind, their trees, and the expressions in them.</summary>
public sealed class Corpus
{
    private static readonly string[] Folders = ["tests/Unit/Conformance", "tests/Baselines", "examples"];

    private readonly List<DocumentNode> _parts = [];
    private readonly List<string> _expressions = [];

    public IReadOnlyList<string> Workflows => _workflows;

    public IReadOnlyList<string> Definitions => _definitions;

    public IReadOnlyList<string> Scripts => _scripts;

    /// <summary>The trees of all sources.</summary>
    public IReadOnlyList<DocumentNode> WorkflowTrees => _workflowTrees;

    public IReadOnlyList<DocumentNode> DefinitionTrees => _definitionTrees;

    public IReadOnlyList<DocumentNode> ScriptTrees => _scriptTrees;

    /// <summary>All nodes of all trees, to be put elsewhere.</summary>
    public IReadOnlyList<DocumentNode> Parts => _parts;

    /// <summary>What is between <c>${</c> and <c>}</c>.</summary>
    public IReadOnlyList<string> Expressions => _expressions;

    private readonly List<string> _workflows = [];
    private readonly List<string> _definitions = [];
    private readonly List<string> _scripts = [];
    private readonly List<DocumentNode> _workflowTrees = [];
    private readonly List<DocumentNode> _definitionTrees = [];
    private readonly List<DocumentNode> _scriptTrees = [];

    /// <summary>Reads the folders of a repository, and further folders with workflow sources.</summary>
    public static Corpus Read(string repository, params IEnumerable<string> samples)
    {
        var corpus = new Corpus();
        var files = Folders
            .Select(f => Path.Combine(repository, f)).Concat(samples)
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Where(f => Path.GetExtension(f) is ".yaml" or ".json");
        foreach (var file in files)
        {
            corpus.AddFile(file);
        }

        return corpus;
    }

    private void AddFile(string file)
    {
        var text = File.ReadAllText(file);
        if (ReadTree(text) is not { } tree)
        {
            return;
        }

        if (tree is SequenceNode cases && cases.Items.Count > 0 && cases.Items[0] is MappingNode first && first["expect"] is not null)
        {
            foreach (var given in cases.Items.OfType<MappingNode>())
            {
                if (given["source"] is ScalarNode source)
                {
                    AddWorkflow(source.Text, ReadTree(source.Text));
                }
                else if (given["expr"] is ScalarNode expression)
                {
                    _expressions.Add(expression.Text);
                }
            }
        }
        else if (Path.GetFileName(file).Contains("definition", StringComparison.Ordinal)
            || Path.GetFileName(file).StartsWith("pipeline", StringComparison.Ordinal))
        {
            _definitions.Add(text);
            _definitionTrees.Add(tree);
            Take(tree);
        }
        else if (file.Contains("simulate", StringComparison.Ordinal))
        {
            _scripts.Add(text);
            _scriptTrees.Add(tree);
            Take(tree);
        }
        else
        {
            AddWorkflow(text, tree);
        }
    }

    private void AddWorkflow(string text, DocumentNode? tree)
    {
        _workflows.Add(text);
        if (tree is not null)
        {
            _workflowTrees.Add(tree);
            Take(tree);
        }
    }

    private void Take(DocumentNode node)
    {
        _parts.Add(node);
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } scalar
                when scalar.Text.StartsWith("${", StringComparison.Ordinal) && scalar.Text.EndsWith('}'):
                _expressions.Add(scalar.Text[2..^1]);
                break;
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    Take(item);
                }

                break;
            case MappingNode map:
                foreach (var entry in map.Entries)
                {
                    Take(entry.Value);
                }

                break;
        }
    }

    private static DocumentNode? ReadTree(string text) => new DocumentReader(new YamlDocumentReader()).Read(new SourceText(text)).Root;
}
