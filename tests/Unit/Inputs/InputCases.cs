using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Inputs;

/// <summary>Generated declarations of inputs, and values for them; half of the values are right, the others wrong in many ways.</summary>
internal sealed class InputCases(int seed)
{
    private static readonly string[] Patterns =
        ["[a-z]+", "a|bc", "(?i)yes|no", @"\d{4}-\d\d", "x*", ".", @"\w+\.csv", @"\$\{.*\}", "[^/]*"];

    private static readonly string[] Texts =
    [
        "a", "bc", "abc", "YES", "No", "2026-01", "x", "xxx", "", "data.csv", "a\n", "\na", "${sys.get_env(\"HOME\")}", "$${x}",
        "é", "\ud83d\ude00", "true", "5", "null", "a/b",
        "2026-01-31", "2026-02-29", "2024-02-29", "2026-1-31", "2026-01-31 ", "2026-01-31T06:00:00Z",
        "2026-01-31t06:00:00.5+01:00", "2026-01-31T24:00:00Z", "2026-01-31 06:00:00Z", "2026-01-31T06:00:00",
        "secret:api-key", "secret:api-key/versions/3", "secret:projects/p/secrets/k/versions/latest", "secret:", "secret:a b",
        "env:KEY", "file:/etc/key", "hunter2",
        "\u0007\u2028", new('y', 100), "\"quoted\"", "{\"a\": 1}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A declaration that the rules accept.</summary>
    public PipelineInput Declaration(string name)
    {
        var input = new PipelineInput(name, (InputType)_random.Next(9));
        if (_random.Next(6) == 0)
        {
            input = new PipelineInput(name).WithSecret(true);
            return _random.Next(3) > 0 ? input : input.WithDefault(ScalarNode.String("secret:fallback"));
        }

        if (InputValidator.AcceptsPattern(input.Type ?? InputType.String) && _random.Next(3) == 0)
        {
            input = input.WithPattern(Patterns[_random.Next(Patterns.Length)]);
        }

        var accepted = Enumerable.Range(0, 40).Select(_ => Value(input)).Where(v => !v.IsNull && Accepts(input, v)).Distinct().ToList();
        if (accepted.Count == 0)
        {
            (input, accepted) = (input.WithPattern(null), input.Type == InputType.Enum ? ["a"] : []);
        }

        if (accepted.Count > 0 && (input.Type == InputType.Enum || _random.Next(3) == 0))
        {
            input = input.WithValues([.. accepted.Take(3).Select(Node)]);
            input = _random.Next(3) == 0 ? input.WithOther(true) : input;
        }

        if (accepted.Count > 0 && _random.Next(3) == 0)
        {
            input = input.WithDefault(Node(accepted[0]));
        }

        return _random.Next(3) switch
        {
            0 => input.WithRequired(false),
            1 => input.WithRequired(true),
            _ => input,
        };
    }

    /// <summary>A value, which often has the type of the input.</summary>
    public WorkflowValue Value(PipelineInput input) => _random.Next(10) switch
    {
        0 => WorkflowValue.Null,
        < 4 => Any(),
        < 6 when input.Values.Count > 0 => WorkflowValue.FromDocument(input.Values[_random.Next(input.Values.Count)]),
        _ => OfType(input.Type ?? InputType.String),
    };

    /// <summary>A value of any type.</summary>
    public WorkflowValue Any() => OfType((InputType)_random.Next(9));

    private WorkflowValue OfType(InputType type) => type switch
    {
        InputType.Integer => WorkflowValue.FromInteger(_random.Next(-3, 2030)),
        InputType.Number =>
            _random.Next(2) == 0 ? WorkflowValue.FromInteger(_random.Next(-3, 3)) : WorkflowValue.FromDouble(_random.Next(-9, 9) + 0.25),
        InputType.Boolean => WorkflowValue.FromBoolean(_random.Next(2) == 0),
        InputType.List => WorkflowValue.FromList([.. Enumerable.Range(0, _random.Next(3)).Select(_ => OfType(InputType.String))]),
        InputType.Map => WorkflowValue.FromMap([.. Enumerable.Range(0, _random.Next(3)).Select(i => ($"k{i}", OfType(InputType.Integer)))]),
        _ => WorkflowValue.FromString(Texts[_random.Next(Texts.Length)]),
    };

    private static bool Accepts(PipelineInput input, WorkflowValue value) => InputValidator.Create(input).ProblemOf(value) is null;

    private static DocumentNode Node(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.List => new SequenceNode([.. value.Items.Select(Node)]),
        WorkflowValueKind.Map => new MappingNode([.. value.Entries.Select(e => new MappingEntry(e.Key, Node(e.Value)))]),
        _ when value.TryGetBoolean(out var boolean) => ScalarNode.Boolean(boolean),
        _ when value.TryGetInteger(out var integer) => ScalarNode.Integer(integer),
        _ when value.TryGetNumber(out var number) => ScalarNode.Double(number),
        _ => ScalarNode.String(value.TryGetString(out var text) ? text : string.Empty),
    };
}
