using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Parses the outermost level: routines with their parameters, or a bare list of steps.</summary>
internal sealed class RoutineParser
{
    private readonly ParseContext _context = new();
    private readonly ValueParser _values;
    private readonly StepParser _steps;

    public RoutineParser()
    {
        _values = new ValueParser(_context);
        _steps = new StepParser(_context, _values);
    }

    public WorkflowParseResult Parse(DocumentNode root)
    {
        var workflow = root switch
        {
            SequenceNode =>
                new WorkflowSyntax(
                    [new RoutineSyntax("main", [], _steps.ParseSteps(root, "The list of steps")) { Location = root.Location }],
                    IsList: true),
            MappingNode mapping => new WorkflowSyntax(ParseRoutines(mapping)),
            _ => null,
        };
        if (workflow is null)
        {
            _context.Report(ParsingDiagnostics.NotAWorkflow, root.Location, root.Kind);
        }

        return new WorkflowParseResult(
            _context.Diagnostics.HasErrors || workflow is null ? null : workflow with { Location = root.Location },
            _context.Diagnostics.Items);
    }

    private EquatableList<RoutineSyntax> ParseRoutines(MappingNode mapping)
    {
        var routines = new List<RoutineSyntax>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            if (ParseRoutine(entry) is { } routine)
            {
                routines.Add(routine);
            }
        }

        if (mapping["main"] is null)
        {
            _context.Report(ParsingDiagnostics.MissingMain, mapping.Location);
        }

        return routines.ToEquatableList();
    }

    private RoutineSyntax? ParseRoutine(MappingEntry entry)
    {
        _context.BeginRoutine();
        var what = $"routine \"{entry.Key}\"";
        if (_context.CheckName(entry.Key, entry.KeyLocation, "a routine") is null
            || _context.Mapping(entry.Value, $"The {what}") is not { } routine)
        {
            return null;
        }

        _context.CheckKeys(routine, what, "params", "steps");
        var parameters = routine["params"] is { } list ? ParseParameters(list, what) : EquatableList<ParameterSyntax>.Empty;
        var steps = _context.Required(routine, "steps", what) is { } node
            ? _steps.ParseSteps(node, $"\"steps\" of {what}")
            : EquatableList<StepSyntax>.Empty;
        return new RoutineSyntax(entry.Key, parameters, steps) { Location = entry.KeyLocation };
    }

    private EquatableList<ParameterSyntax> ParseParameters(DocumentNode node, string what)
    {
        if (node is not SequenceNode list)
        {
            _context.Report(ParsingDiagnostics.WrongKind, node.Location, $"\"params\" of {what}", "a list", node.Kind);
            return [];
        }

        var parameters = new List<ParameterSyntax>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (ParseParameter(item) is not { } parameter)
            {
                continue;
            }

            if (parameters.Exists(p => p.Name == parameter.Name))
            {
                _context.Report(ParsingDiagnostics.DuplicateName, item.Location, parameter.Name, $"\"params\" of {what}");
            }

            parameters.Add(parameter);
        }

        return parameters.ToEquatableList();
    }

    private ParameterSyntax? ParseParameter(DocumentNode node)
    {
        if (node is MappingNode { Entries: [var only] })
        {
            return _context.CheckName(only.Key, only.KeyLocation, "a parameter") is { } withDefault
                ? new ParameterSyntax(withDefault, _values.Parse(only.Value)) { Location = only.KeyLocation }
                : null;
        }

        if (node is not ScalarNode)
        {
            _context.Report(
                ParsingDiagnostics.WrongKind,
                node.Location,
                "A parameter",
                "a name, or an object with one name and its default",
                node is MappingNode ? "an object with several names" : node.Kind);
            return null;
        }

        return _context.Name(node, "a parameter") is { } name ? new ParameterSyntax(name) { Location = node.Location } : null;
    }
}
