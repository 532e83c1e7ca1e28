using System.Globalization;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Resolves the names in one expression to symbols, and checks the functions that it calls.</summary>
internal sealed partial class ReferenceBinder(ExpressionNames names, DiagnosticBag diagnostics)
{
    private static readonly string[] Roots = ["inputs", "variables", "steps", "run", "platform", "secrets"];
    private static readonly string[] RootsOfItem = [.. Roots, "item", "index"];
    private static readonly string[] RunMembers =
    [
        "id", "start_date", "end_date", "scheduled_time", "interval_start", "interval_end", "schedule", "workflow_name",
        "environment", "attempt",
    ];
    private static readonly string[] StepMembers = ["status", "output"];

    /// <summary>The names that the expression language defines; the user defines all others.</summary>
    private static readonly HashSet<string> Vocabulary = [.. Roots, .. RunMembers, .. StepMembers];

    private readonly List<ExpressionReference> _references = [];

    /// <summary>Every reference in the expression, in the order of its text.</summary>
    public EquatableList<ExpressionReference> Bind(ExpressionSyntax expression)
    {
        Visit(expression);
        return _references.ToEquatableList();
    }

    private void Visit(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case NameExpression or MemberExpression or IndexExpression:
                VisitChain(expression);
                break;
            case CallExpression call:
                CheckCall(call);
                VisitAll(call.Arguments);
                break;
            case UnaryExpression unary:
                Visit(unary.Operand);
                break;
            case BinaryExpression binary:
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case ListExpression list:
                VisitAll(list.Items);
                break;
        }
    }

    private void VisitAll(IEnumerable<ExpressionSyntax> expressions)
    {
        foreach (var expression in expressions)
        {
            Visit(expression);
        }
    }

    /// <summary>A name followed by members; indexes are expressions of their own.</summary>
    private void VisitChain(ExpressionSyntax chain)
    {
        var links = new List<ExpressionSyntax>();
        var at = chain;
        while (at is MemberExpression or IndexExpression)
        {
            links.Insert(0, at);
            if (at is IndexExpression { Index: var index } and not { Index: LiteralExpression })
            {
                Visit(index);
            }

            at = at is MemberExpression member ? member.Target : ((IndexExpression)at).Target;
        }

        if (at is NameExpression root)
        {
            Bind(root, links);
        }
        else
        {
            Visit(at);
        }
    }

    private void Bind(NameExpression root, List<ExpressionSyntax> links)
    {
        if (names.Entry is { } entry)
        {
            BindEntry(entry, root, links);
            return;
        }

        switch (root.Name)
        {
            case "inputs" when links.Count == 0 || NameOf(links[0]) is null:
                CheckAllInputs(root.Location);
                _references.Add(new ExpressionReference(root, new AllInputsSymbol()));
                break;
            case "inputs" when names.Inputs.TryGetValue(NameOf(links[0])!, out var input): // the case above has the others
                Add(links[0], new InputSymbol(input));
                break;
            case "inputs":
                Expect(links, 0, [.. names.Inputs.Keys], "no input has this name");
                break;
            case "variables" when links.Count > 0 && NameOf(links[0]) is { } later && names.LaterVariables?.Contains(later) == true:
                diagnostics.Add(
                    NameDiagnostics.Unbound.At(
                        Tail(links[0].Location, later),
                        Quoted.Text(later),
                        "the variable is set later, because variables are set in their order",
                        string.Empty));
                break;
            case "variables" when links.Count > 0 && NameOf(links[0]) is { } known && names.Variables.ContainsKey(known):
                Add(links[0], VariableOf(known));
                break;
            case "variables":
                Expect(root, links, [.. names.Variables.Keys], "no earlier variable has this name");
                break;
            case "secrets" when links.Count > 0 && NameOf(links[0]) is { } secret:
                BindSecret(links[0], secret);
                break;
            case "secrets":
                Report(root.Location, root.Name, "name a secret, such as secrets.API_KEY", []);
                break;
            case "run" when links.Count > 0 && NameOf(links[0]) is { } outcome && RunOutcome.Members.Contains(outcome):
                BindOutcome(links[0], outcome);
                break;
            case "run" when Expect(root, links, MembersOfRun, "a run has no such value"):
                _references.Add(new ExpressionReference(links[0], new RunSymbol(NameOf(links[0])!)));
                break;
            case "platform" when links.Count > 0 && NameOf(links[0]) is { } key:
                _references.Add(new ExpressionReference(links[0], new PlatformSymbol(key)));
                break;
            case "steps" when names.LaterVariables is not null:
                diagnostics.Add(ConstantDiagnostics.StepInVariable.At(links.Count > 0 ? links[0].Location : root.Location));
                break;
            case "steps":
                BindStep(root, links);
                break;
            case "item" when names.Item is not null:
                _references.Add(new ExpressionReference(root, new ItemSymbol()));
                break;
            case "index" when names.Item is not null:
                _references.Add(new ExpressionReference(root, new IndexSymbol()));
                break;
            case "item" or "index":
                diagnostics.Add(LoopDiagnostics.NoItem.At(root.Location, root.Name));
                break;
            case "platform":
                Report(root.Location, root.Name, "name a platform parameter, such as platform.pRegion", []);
                break;
            case "run":
                break;
            default:
                Report(root.Location, root.Name, "the name is unknown", names.Item is null ? Roots : RootsOfItem);
                break;
        }
    }

    private IReadOnlyCollection<string> MembersOfRun => names.KnowsOutcome ? [.. RunMembers, .. RunOutcome.Members] : RunMembers;

    private void BindOutcome(ExpressionSyntax link, string member)
    {
        if (names.KnowsOutcome)
        {
            _references.Add(new ExpressionReference(link, new RunSymbol(member)));
        }
        else
        {
            diagnostics.Add(RunOutcome.TooEarly.At(link.Location, member));
        }
    }

    private void BindStep(NameExpression root, List<ExpressionSyntax> links)
    {
        if (!Expect(root, links, names.Steps, "no step has this JOB_ID"))
        {
            return;
        }

        var step = NameOf(links[0])!; // Expect found it
        if (links.Count < 2 || NameOf(links[1]) is not { } member)
        {
            Report(links[0].Location, step, "add .status or .output", []);
        }
        else if (Expect(links, 1, StepMembers, "a step has only status and output"))
        {
            if (names.HasEnded is { } hasEnded && !hasEnded(step))
            {
                diagnostics.Add(NameDiagnostics.NotEnded.At(links[0].Location, Quoted.Text(step), member));
                return;
            }

            var isOfItem = names.IsOfItem?.Invoke(step) == true;
            _references.Add(
                new ExpressionReference(
                    links[1],
                    member == "status"
                        ? new StepStatusSymbol(step) { IsOfItem = isOfItem }
                        : new StepOutputSymbol(step) { IsOfItem = isOfItem }));
        }
    }

    /// <summary>True when the first link has one of the names; a name that only the run can compute is reported.</summary>
    private bool Expect(NameExpression root, List<ExpressionSyntax> links, IReadOnlyCollection<string> known, string fault)
    {
        if (links.Count > 0 && NameOf(links[0]) is not null)
        {
            return Expect(links, 0, known, fault);
        }

        Report(root.Location, root.Name, $"add a name, such as {root.Name}.{known.FirstOrDefault() ?? "NAME"}", []);
        return false;
    }

    /// <summary>True when the link has one of the names, or a name that is only known at run time.</summary>
    private bool Expect(List<ExpressionSyntax> links, int index, IReadOnlyCollection<string> known, string fault)
    {
        if (NameOf(links[index]) is not { } name || known.Contains(name))
        {
            return true;
        }

        Report(links[index].Location, name, fault, known);
        return false;
    }

    private void Report(Location location, string name, string fault, IReadOnlyCollection<string> known)
    {
        var meant = Spelling.Nearest(name, known);
        var tail = Tail(location, name);
        var descriptor = names.Entry is null ? NameDiagnostics.Unbound : NameDiagnostics.UnboundInEntry;
        diagnostics.Add(descriptor.At(tail, Quoted.Text(name), fault, Spelling.Question(meant))
            .WithFix(
                meant is null || !IsName(meant) ? null : Rewriting.ReplaceSpan(tail, name, meant, isSafe: Vocabulary.Contains(meant))));
    }

    private void CheckCall(CallExpression call)
    {
        if (!StandardLibrarySignatures.Functions.TryGetValue(call.Function, out var signature))
        {
            var meant = Spelling.Nearest(
                call.Function,
                StandardLibrarySignatures.Functions.Values.Where(f => !f.IsBlocking).Select(f => f.Name));
            var location = Head(call.Location, call.Function);
            diagnostics.Add(NameDiagnostics.Function.At(location, Quoted.Text(call.Function), "the function does not exist", Spelling.Question(meant))
                .WithFix(meant is null ? null : Rewriting.ReplaceSpan(location, call.Function, meant, isSafe: true)));
        }
        else if (signature.IsBlocking)
        {
            diagnostics.Add(
                NameDiagnostics.Function.At(
                    Head(call.Location, call.Function),
                    Quoted.Text(call.Function),
                    "it waits for a response and cannot be used in an expression",
                    string.Empty));
        }
        else if (call.Arguments.Count < signature.RequiredCount || call.Arguments.Count > signature.Parameters.Count)
        {
            var counts = signature.RequiredCount == signature.Parameters.Count
                ? Number(signature.RequiredCount)
                : $"{Number(signature.RequiredCount)} to {Number(signature.Parameters.Count)}";
            diagnostics.Add(
                NameDiagnostics.Function.At(
                    Head(call.Location, call.Function),
                    Quoted.Text(call.Function),
                    $"it expects {counts} arguments, but got {Number(call.Arguments.Count)}",
                    string.Empty));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
