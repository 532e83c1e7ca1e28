using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <content>The bodies of steps.</content>
internal sealed partial class RoutineCompiler
{
    private void CompileBody(StepBody body, StepInfo step)
    {
        _code.Step = step;
        switch (body)
        {
            case AssignBody assign:
                foreach (var assignment in assign.Assignments)
                {
                    CompileAssignment(assignment);
                }

                break;
            case CallBody call:
                var target = call.Result is { } result ? new ResultTarget(Variable(result)) : null;
                _calls.CompileStep(call, target, _expressions);
                break;
            case SwitchBody choice:
                CompileSwitch(choice, step);
                break;
            case ForBody loop:
                CompileFor(loop.Loop, step);
                break;
            case ParallelBody parallel:
                CompileParallel(parallel, step);
                break;
            case TryBody attempt:
                CompileTry(attempt, step);
                break;
            case RaiseBody raise:
                _code.Emit(new Raise(_expressions.Lower(raise.Value)), raise.Value.Location);
                break;
            case ReturnBody returned:
                _code.Emit(new Return(_expressions.Lower(returned.Value)), returned.Value.Location);
                break;
            case StepsBody group:
                CompileSteps(group.Steps, step);
                break;
        }

        _code.Step = step;
    }

    private void CompileAssignment(AssignmentSyntax assignment)
    {
        var value = _expressions.Lower(assignment.Value);
        var path = new Stack<ExpressionNode>();
        var target = assignment.Target;
        while (target is not NameExpression)
        {
            (target, var key) = target switch
            {
                MemberExpression member => (member.Target, new ConstantNode(member.Member)),
                IndexExpression index => (index.Target, _expressions.Lower(index.Index)),
                _ => throw new AefInternalException("the engine received an assignment target that is not a variable."),
            };
            path.Push(key);
        }

        var variable = Variable(((NameExpression)target).Name);
        var location = assignment.Value.Location.HasPosition ? assignment.Value.Location : assignment.Location;
        if (path.Count == 0)
        {
            _code.Emit(new Assign(new ResultTarget(variable), value), location);
        }
        else
        {
            _code.Emit(new AssignElement(variable, [.. path], value), location);
        }
    }

    private VariableSlot Variable(string name)
    {
        if (_scope.Resolve(name) is { } variable)
        {
            return variable;
        }

        throw new AefInternalException($"the variable \"{name}\" that {_code.Step} sets is not known.");
    }

    private void CompileSwitch(SwitchBody choice, StepInfo step)
    {
        var ends = new List<Jump>();
        foreach (var (index, entry) in choice.Entries.Index())
        {
            var condition = _expressions.Lower(entry.Condition);
            var branch = _code.Emit(new Branch(condition, when: false, "a condition"), entry.Condition.Location);
            ReportBranch(step, $"condition {index + 1}", entry.Condition.Location);
            CompileUnnamed(entry.Body, step);
            if (entry.Body is not (JumpBody or ReturnBody or RaiseBody))
            {
                ends.Add(_code.Emit(new Jump(cost: 0)));
            }

            branch.Target = _code.Here;
        }

        if (!choice.Entries.Any(e => IsTrue(e.Condition)))
        {
            ReportBranch(step, "no condition", null);
        }

        if (choice.Next is { } next)
        {
            EmitJump(next.Target);
        }

        foreach (var end in ends)
        {
            end.Target = _code.Here;
        }
    }

    private void CompileFor(LoopSyntax loop, StepInfo step)
    {
        var source = Source(loop);
        var noRound = NoRound(loop, step);
        var state = _scope.Layout.AddState();
        _code.Emit(new LoopStart(source, state), (loop.In ?? loop.Range)?.Location);
        var outer = _scope;
        var scope = OpenLoop(loop, outer.Layout);
        var next = _code.Emit(
            new LoopNext(state, Variable(loop.Value), loop.Index is { } index ? Variable(index) : null) { NoRound = noRound });
        _loop = new LoopContext(_loop, _code.Here - 1, scope, step);
        CompileSteps(loop.Steps, step);
        _code.Step = step;
        _code.Emit(new Jump(cost: 0) { Target = _loop.Next });
        next.End = _code.Here;
        _loop.SetEnd(_code.Here);
        _loop = _loop.Outer;
        Leave(scope, outer);
        next.Scope = scope.Range;
    }

    private Scope OpenLoop(LoopSyntax loop, FrameLayout layout)
    {
        var scope = new Scope(_scope, layout);
        scope.Declare(loop.Value);
        if (loop.Index is { } index)
        {
            scope.Declare(index);
        }

        DeclaredNames.Collect(loop.Steps, scope.DeclareNew);
        Enter(scope);
        return scope;
    }

    private LoopSource Source(LoopSyntax loop) =>
        new(_expressions.Lower(loop.In ?? loop.Range ?? ValueSyntax.Null), isRange: loop.In is null);

    private void CompileParallel(ParallelBody parallel, StepInfo step)
    {
        var limit = parallel.ConcurrencyLimit is { } value ? _expressions.Lower(value) : null;
        var source = parallel.Loop is { } loop ? Source(loop) : null;
        var start = _code.Emit(new StartParallel(limit) { NoRound = parallel.Loop is { } over ? NoRound(over, step) : null });
        var outer = (_scope, _loop, _branch);
        (_loop, _branch) = (null, null);
        if (parallel.Loop is { } iterated && source is not null)
        {
            var layout = new FrameLayout(outer._scope.Layout);
            var scope = OpenLoop(iterated, layout);
            start.Iteration = new IterationCode(
                source,
                _code.Here,
                layout,
                Variable(iterated.Value),
                iterated.Index is { } index ? Variable(index) : null);
            CompileSteps(iterated.Steps, step);
            EndBranch(scope, outer._scope, step);
        }
        else
        {
            start.Branches = [.. parallel.Branches.Select(b => CompileBranch(b, outer._scope, step))];
        }

        (_loop, _branch) = (outer._loop, outer._branch);
        start.End = _code.Here;
    }

    private BranchCode CompileBranch(BranchSyntax branch, Scope outer, StepInfo step)
    {
        var layout = new FrameLayout(outer.Layout);
        var scope = new Scope(outer, layout);
        DeclaredNames.Collect(branch.Steps, scope.DeclareNew);
        var code = new BranchCode(branch.Name, _code.Here, layout);
        Enter(scope);
        ReportBranch(step, $"branch {branch.Name}", branch.Location);
        _branch = new BranchContext(step);
        CompileSteps(branch.Steps, step);
        _branch.Close(_code.Here);
        EndBranch(scope, outer, step);
        return code;
    }

    private void EndBranch(Scope scope, Scope outer, StepInfo step)
    {
        _code.Step = step;
        _code.Emit(new EndOfSteps());
        Leave(scope, outer);
    }

    private void CompileTry(TryBody attempt, StepInfo step)
    {
        var state = _scope.Layout.AddState();
        var firstSlot = _scope.Layout.SlotCount;
        _code.Emit(new TryStart(state));
        var start = _code.Here;
        CompileUnnamed(attempt.Body, step);
        var end = _code.Here;
        var after = _code.Emit(new Jump(cost: 0));
        _code.AddHandler(
            new TryHandler(start, end, _code.Here, state, new SlotRange(firstSlot, _scope.Layout.SlotCount), step, _scope.Layout));
        if (attempt.Retry is { } retry)
        {
            CompileRetry(retry, state, start);
        }

        if (attempt.Except is { } except)
        {
            CompileExcept(except, state, step);
        }
        else
        {
            _code.Emit(new RaiseAgain(state));
        }

        after.Target = _code.Here;
    }

    private void CompileRetry(RetrySyntax retry, int state, int bodyStart)
    {
        var nodes = new RetryNodes(
            LowerOptional(retry.Policy),
            LowerOptional(retry.Predicate),
            LowerOptional(retry.MaxRetries),
            retry.Backoff is { } backoff ? LowerBackoff(backoff) : null);
        _code.Emit(new RetryDecision(state, nodes, bodyStart, _routines));
    }

    private ExpressionNode? LowerOptional(ValueSyntax? value) => value is null ? null : _expressions.Lower(value);

    private ExpressionNode LowerBackoff(BackoffSyntax backoff)
    {
        if (backoff.Policy is { } policy)
        {
            return _expressions.Lower(policy);
        }

        (string Name, ValueSyntax? Value)[] fields =
            [("initial_delay", backoff.InitialDelay), ("max_delay", backoff.MaxDelay), ("multiplier", backoff.Multiplier)];
        var given = fields.Where(f => f.Value is not null).ToArray();
        return new NewMapNode([.. given.Select(f => f.Name)], [.. given.Select(f => _expressions.Lower(f.Value ?? ValueSyntax.Null))]);
    }

    private void CompileExcept(ExceptSyntax except, int state, StepInfo step)
    {
        var outer = _scope;
        var scope = new Scope(outer, outer.Layout);
        if (except.As is { } name)
        {
            scope.Declare(name);
        }

        DeclaredNames.Collect(except.Body, scope.DeclareNew);
        Enter(scope);
        _code.Emit(new ExceptStart(state, except.As is { } held ? Variable(held) : null));
        ReportBranch(step, "except", except.Location);
        CompileUnnamed(except.Body, step);
        _code.Step = step;
        var end = _code.Emit(new EndScope());
        Leave(scope, outer);
        end.Scope = scope.Range;
    }
}
