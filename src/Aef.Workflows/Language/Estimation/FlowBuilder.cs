using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Estimation;

/// <summary>
/// Builds the control flow graph of a list of steps. Loops and branches are graphs of their own, whose cost is in the node of their step: a
/// jump out of a round continues from there.
/// </summary>
internal sealed class FlowBuilder(string routine, RoutineBounds bounds)
{
    private readonly Dictionary<StepLabel, FlowNode> _labels = [];
    private readonly HashSet<StepLabel> _defined = [];

    /// <summary>Adds a list and returns its first node; the list is left at its end.</summary>
    public FlowNode Build(EquatableList<StepSyntax> steps, bool isLoop = false)
    {
        var end = new FlowNode(routine);
        return List(steps, end, new FlowContext(routine, null, isLoop ? end : null));
    }

    /// <summary>The targets of jumps outside the list.</summary>
    public IEnumerable<StepLabel> Outside => _labels.Keys.Where(label => !_defined.Contains(label));

    private FlowNode List(EquatableList<StepSyntax> steps, FlowNode follow, FlowContext context)
    {
        var next = follow;
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var step = steps[i];
            var inner = context with { Location = $"{routine}.{step.Name}" };
            var entry = Label(step.Label, inner);
            _defined.Add(step.Label);
            Catch(entry, inner);
            entry.Next.Add(Body(step.Body, next, inner));
            next = entry;
        }

        return next;
    }

    /// <summary>
    /// Adds a body, with or without a name, and returns its first node; without a jump it continues at <paramref name="follow"/>.
    /// </summary>
    private FlowNode Body(StepBody body, FlowNode follow, FlowContext context)
    {
        var node = Node(context, StepCosts.Of(body) + bounds.CallsInExpressions(body));
        var behind = body.Next is { } next && body is not SwitchBody ? Jump(next.Target, context) : follow;
        switch (body)
        {
            case CallBody call:
                node.Cost += bounds.Call(call.Callee);
                node.Next.Add(behind);
                break;
            case SwitchBody choice:
                node.Next.AddRange(choice.Entries.Select(entry => Body(entry.Body, follow, context)));
                node.Next.Add(choice.Next is { } otherwise ? Jump(otherwise.Target, context) : follow);
                break;
            case StepsBody group:
                node.Next.Add(List(group.Steps, behind, context));
                break;
            case ForBody loop:
                node.Cost += bounds.Rounds(routine, context.Location, loop.Loop) * (
                    StepCosts.Round + Inner(loop.Loop.Steps, node, context, isLoop: true));
                node.Next.Add(behind);
                break;
            case ParallelBody { Loop: { } loop }:
                node.Cost += bounds.Rounds(routine, context.Location, loop) * (
                    StepCosts.Round + Inner(loop.Steps, node, context, isLoop: false));
                node.Next.Add(behind);
                break;
            case ParallelBody parallel:
                node.Cost += parallel.Branches.Sum(branch => StepCosts.Round + Inner(branch.Steps, node, context, isLoop: false));
                node.Next.Add(behind);
                break;
            case TryBody attempt:
                node.Next.Add(Try(attempt, behind, context));
                break;
            case RaiseBody:
                Catch(node, context, raises: true);
                break;
            case ReturnBody:
                break;
            default:
                node.Next.Add(behind);
                break;
        }

        return node;
    }

    private long Inner(EquatableList<StepSyntax> steps, FlowNode around, FlowContext context, bool isLoop)
    {
        var inner = new FlowBuilder(routine, bounds);
        var first = inner.Build(steps, isLoop);
        around.Next.AddRange(inner.Outside.Select(label => Label(label, context)));
        return bounds.Longest(routine, first);
    }

    private FlowNode Try(TryBody attempt, FlowNode behind, FlowContext context)
    {
        var handler = Node(context, 0);
        var body = Body(attempt.Body, behind, context with { Handler = handler });
        if (attempt.Retry is { } retry)
        {
            var (repeats, predicate) = bounds.Retry(retry);
            handler.Cost += predicate;
            var again = new FlowNode(context.Location) { Cost = StepCosts.Retry, IsRetry = true, Repeats = repeats };
            again.Next.Add(body);
            handler.Next.Add(again);
        }

        if (attempt.Except is { } except)
        {
            var caught = Node(context, StepCosts.Except);
            caught.Next.Add(Body(except.Body, behind, context));
            handler.Next.Add(caught);
        }

        return body;
    }

    private FlowNode Jump(StepLabel target, FlowContext context)
    {
        var jump = Node(context, StepCosts.Jump);
        switch (target.IsKeyword ? target.Name : null)
        {
            case "end":
                break;
            case "break" or "continue":
                jump.Next.AddRange(context.LoopEnd is { } end ? [end] : []);
                break;
            default:
                jump.Next.Add(Label(target, context));
                break;
        }

        return jump;
    }

    private FlowNode Label(StepLabel label, FlowContext context)
    {
        if (!_labels.TryGetValue(label, out var node))
        {
            node = new FlowNode(context.Location);
            _labels.Add(label, node);
        }

        return node;
    }

    private FlowNode Node(FlowContext context, long cost)
    {
        var node = new FlowNode(context.Location) { Cost = cost };
        Catch(node, context);
        return node;
    }

    private void Catch(FlowNode node, FlowContext context, bool raises = false)
    {
        if ((raises || bounds.Errors) && context.Handler is { } handler)
        {
            node.Next.Add(handler);
        }
    }
}
