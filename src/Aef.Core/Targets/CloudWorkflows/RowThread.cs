using Aef.Core.Semantics;
using Aef.Workflows.Collections;
using Aef.Workflows.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The body of the loop over the rows of a wide level: runs the steps of one thread, which is the variable <c>row</c>. It stands in
/// main and not in the machine, so that it reads the table of kinds where it is: twenty threads at work would hold twenty copies.
/// </summary>
internal sealed class RowThread
{
    private readonly LoweringContext _context;
    private readonly BoundLevel _level;
    private readonly string _name;
    private readonly StepLabel _job;
    private readonly StepLabel _more;
    private readonly StepLabel _end;

    public RowThread(LoweringContext context, BoundLevel level, string name)
    {
        _context = context;
        _level = level;
        _name = name;
        _job = Label("job");
        _more = Label("more");
        _end = Label("ended");
    }

    public EquatableList<StepSyntax> Steps() =>
    [
        Emit.Step(Label("Thread"), Emit.Assign(("position", ValueSyntax.Of(0)), ("ended", ValueSyntax.Null))),
        Emit.Step(_job, Job()),
        Emit.Step(Label("follow"), Follow()),
        Emit.Step(Label("over"), TellSkipped()),
        Emit.Step(Label("jump"), Emit.Assign(("position", Emit.Expression("row.steps[position].next")))),
        Emit.Step(_more, new SwitchBody([Emit.When("position < len(row.steps)", _job)])),
        Emit.Step(_end, Emit.Assign(("ended", ValueSyntax.Null))),
    ];

    private TryBody Job()
    {
        // Only the job's own id, so that a run resumed with a thousand ids does not hold twenty copies of them.
        var done = Emit.Expression("if(row.steps[position].id in done, [row.steps[position].id], [])");
        var at = Emit.List([_context.Texts.Of(_level.Id), Emit.Expression("row.id")]);
        var call = JobLowering.Call(done, at, Emit.Expression("row.steps[position]"), Emit.Expression("kinds[row.steps[position].kind]"), "ended");
        var stop = Emit.Assign(
            ("failed", Emit.Expression("list.concat(failed, failure.job_id)")),
            ("failures", Emit.Expression("if(len(failures) < 100, list.concat(failures, failure), failures)"))) with { Next = new JumpSyntax(_end) };
        var handler = new StepsBody(
        [
            Emit.Step(Label("failed"), new SwitchBody([new SwitchEntrySyntax(Emit.Expression("not(\"continue\" in row.steps[position])"), stop)])),
            Emit.Step(Label("go_on"), Emit.Assign(("continued", JobLowering.AddContinued), ("ended", Emit.Map(("state", ValueSyntax.Of("failed")))))),
        ]);
        return new TryBody(call, Except: new ExceptSyntax("failure", handler));
    }

    /// <summary>Without NEXT, and after a step that was skipped and would jump back, the following step is next.</summary>
    private SwitchBody Follow()
    {
        var following = Emit.Assign(("position", Emit.Expression("position + 1"))) with { Next = new JumpSyntax(_more) };
        return new SwitchBody(
        [
            new SwitchEntrySyntax(Emit.Expression("not(\"next\" in row.steps[position])"), following),
            new SwitchEntrySyntax(Emit.Expression("row.steps[position].next <= position and ended.state == \"skipped\""), following),
        ]);
    }

    private SwitchBody TellSkipped()
    {
        var skip = new CallBody("aef_skip", Emit.Map(
            ("ids", Emit.Expression("row.steps[position].over")),
            ("reason", Emit.Expression("\"passed over by NEXT of \" + row.steps[position].id"))));
        return new SwitchBody([new SwitchEntrySyntax(Emit.Expression("\"over\" in row.steps[position]"), new StepsBody([Emit.Step(Label("skip"), skip)]))]);
    }

    private StepLabel Label(string role) => _context.Steps.Label($"{_name}_{role}");
}
