using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Parses lists of steps, and the bodies under a step's name, <c>try</c>, <c>except</c> or an entry of <c>switch</c>.</summary>
internal sealed class StepParser
{
    private const string Actions = "assign, call, switch, for, parallel, try, raise, return, steps, next";

    private readonly ParseContext _context;
    private readonly ValueParser _values;
    private readonly SimpleBodyParser _simple;
    private readonly LoopParser _loops;
    private readonly TryParser _attempts;

    public StepParser(ParseContext context, ValueParser values)
    {
        _context = context;
        _values = values;
        _simple = new SimpleBodyParser(context, values);
        _loops = new LoopParser(context, values, this);
        _attempts = new TryParser(context, values, this);
    }

    public EquatableList<StepSyntax> ParseSteps(DocumentNode node, string what)
    {
        if (_context.NonEmptySequence(node, what) is not { } list)
        {
            return [];
        }

        var steps = new List<StepSyntax>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (ParseStep(item) is { } step)
            {
                steps.Add(step);
            }
        }

        return steps.ToEquatableList();
    }

    /// <summary>The body in a mapping. <paramref name="extraKey"/> is a key next to the body that the caller reads itself.</summary>
    public StepBody? ParseBody(MappingNode mapping, string step, string? extraKey = null, bool isTry = false)
    {
        var action = FindAction(mapping, step, extraKey);
        var next = mapping["next"] is { } target ? ParseNext(target) : null;
        if (action is null)
        {
            return next is null ? null : new JumpBody { Next = next, Location = mapping.Location };
        }

        if (isTry && action.Key == "for")
        {
            _context.Report(ParsingDiagnostics.LoopUnderTry, action.KeyLocation, step);
            return null;
        }

        StepBody? body = action.Key switch
        {
            "assign" => _simple.ParseAssign(action.Value, step),
            "call" => _simple.ParseCall(action.Value, mapping, step),
            "switch" => ParseSwitch(action.Value, step),
            "for" => _loops.ParseFor(action.Value, step),
            "parallel" => _loops.ParseParallel(action.Value, step),
            "try" => _attempts.Parse(action.Value, mapping, step),
            "raise" => new RaiseBody(_values.Parse(action.Value)),
            "return" => new ReturnBody(_values.Parse(action.Value)),
            _ => new StepsBody(ParseSteps(action.Value, $"\"steps\" of step \"{step}\"")),
        };
        return body is null ? null : body with { Next = next, Location = body is CallBody ? action.Value.Location : action.KeyLocation };
    }

    private StepSyntax? ParseStep(DocumentNode node)
    {
        if (node is not MappingNode { Entries: [var only] })
        {
            _context.Report(
                ParsingDiagnostics.StepShape,
                node.Location,
                node is MappingNode several ? $"{several.Entries.Count} keys" : node.Kind);
            return null;
        }

        if (_context.Mapping(only.Value, $"Step \"{only.Key}\"") is not { } mapping || ParseBody(mapping, only.Key) is not { } body)
        {
            return null;
        }

        return new StepSyntax(_context.Label(only.Key, isStep: true), body) { Location = only.KeyLocation };
    }

    private MappingEntry? FindAction(MappingNode mapping, string step, string? extraKey)
    {
        MappingEntry? action = null;
        var complete = true;
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "assign" or "call" or "switch" or "for" or "parallel" or "try" or "raise" or "return" or "steps":
                    if (action is not null)
                    {
                        _context.Report(ParsingDiagnostics.TwoActions, entry.KeyLocation, step, action.Key, entry.Key);
                    }

                    action ??= entry;
                    break;
                case "args" or "result":
                    complete &= CheckPartner(mapping, entry, "call", step);
                    break;
                case "retry" or "except":
                    complete &= CheckPartner(mapping, entry, "try", step);
                    break;
                case "next":
                    break;
                default:
                    if (entry.Key != extraKey)
                    {
                        complete = false;
                        _context.Report(
                            ParsingDiagnostics.UnknownKey,
                            entry.KeyLocation,
                            entry.Key,
                            $"step \"{step}\"",
                            Actions + ", args, result, retry, except");
                    }

                    break;
            }
        }

        if (action is null && complete && mapping["next"] is null)
        {
            _context.Report(ParsingDiagnostics.NoAction, mapping.Location, step, Actions);
        }

        return action;
    }

    private bool CheckPartner(MappingNode mapping, MappingEntry entry, string partner, string step)
    {
        if (mapping[partner] is not null)
        {
            return true;
        }

        _context.Report(ParsingDiagnostics.NeedsSibling, entry.KeyLocation, step, entry.Key, partner);
        return false;
    }

    private JumpSyntax? ParseNext(DocumentNode node) =>
        _context.PlainText(node, "\"next\"") is { } name ? new JumpSyntax(_context.Label(name)) { Location = node.Location } : null;

    private SwitchBody? ParseSwitch(DocumentNode node, string step)
    {
        if (_context.NonEmptySequence(node, $"\"switch\" of step \"{step}\"") is not { } list)
        {
            return null;
        }

        var entries = new List<SwitchEntrySyntax>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (_context.Mapping(item, $"An entry of \"switch\" in step \"{step}\"") is not { } mapping)
            {
                continue;
            }

            var condition = _context.Required(mapping, "condition", $"an entry of \"switch\" in step \"{step}\"") is { } value
                ? _values.ParseCondition(value)
                : null;
            if (ParseBody(mapping, step, "condition") is { } body && condition is not null)
            {
                entries.Add(new SwitchEntrySyntax(condition, body) { Location = item.Location });
            }
        }

        return new SwitchBody(entries.ToEquatableList());
    }
}
