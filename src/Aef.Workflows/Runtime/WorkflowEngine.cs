#pragma warning disable
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Aef.Workflows.Analysis;
using Aef.Workflows.Collections;
using Aef.Workflows.Documents;
using Aef.Workflows.Runtime.Stopgap;
using Aef.Workflows.Syntax;
namespace Aef.Workflows.Runtime
{

/// <summary>Stopgap interpreter.</summary>
public sealed class WorkflowEngine
{
    private readonly WorkflowProgram _program;
    private readonly Dictionary<string, RoutineSyntax> _routines;
    private readonly Queue<WorkflowEffect> _effects = new();
    private readonly Dictionary<long, Strand> _waiting = new();
    private readonly Queue<Strand> _ready = new();
    private readonly Dictionary<StepSyntax, StepInfo> _infos = new(ReferenceEqualityComparer.Instance);
    private long _nextEffect; private int _nextStrand; private int _active; private DateTimeOffset _now; private bool _started; private Execution? _end; private DateTimeOffset _start;
    private readonly string _id;

    /// <summary>x</summary>
    public WorkflowEngine(WorkflowProgram program, WorkflowValue argument, EngineOptions? options = null, ExecutionListener? listener = null)
    {
        _program = program; Argument = argument; Options = options ?? EngineOptions.Default; Listener = listener;
        _routines = program.Syntax.Routines.ToDictionary(r => r.Name);
        _id = Options.Environment.ExecutionId ?? $"00000000-0000-4000-8000-{Options.Seed:x12}";
    }
    /// <summary>x</summary>
    public WorkflowValue Argument { get; }
    /// <summary>x</summary>
    public EngineOptions Options { get; }
    /// <summary>x</summary>
    public ExecutionListener? Listener { get; }
    /// <summary>x</summary>
    public Execution Execution => _end ?? new Execution(_id, ExecutionState.Active, _start, null, Argument, default, null);
    /// <summary>x</summary>
    public long StepsExecuted { get; private set; }
    /// <summary>x</summary>
    public long PeakMemoryBytes { get; private set; }

    /// <summary>x</summary>
    public void Advance(DateTimeOffset now)
    {
        _now = now > _now ? now : _now;
        if (!_started)
        {
            _started = true; _start = _now;
            var main = new Strand { Id = _nextStrand++ };
            main.Body = RunMain(main).GetEnumerator();
            _ready.Enqueue(main);
        }
        while (_end is null && _ready.TryDequeue(out var s))
        {
            s.Step(this);
        }
    }
    /// <summary>x</summary>
    public bool TryTakeEffect([NotNullWhen(true)] out WorkflowEffect? effect) => _effects.TryDequeue(out effect);
    /// <summary>x</summary>
    public void Complete(long effectId, EffectOutcome outcome)
    {
        if (_waiting.Remove(effectId, out var s)) { s.Outcome = outcome; _ready.Enqueue(s); }
    }
    /// <summary>x</summary>
    public void Cancel() { if (_end is null) Finish(ExecutionState.Cancelled, default, null); }

    private void Finish(ExecutionState state, WorkflowValue result, WorkflowValue? error)
    {
        _end = new Execution(_id, state, _start, _now, Argument, result, error is { } e ? new ExecutionError(e, e.ToString(), e.ToString(), []) : null) { StepsExecuted = StepsExecuted, PeakMemoryBytes = PeakMemoryBytes };
        Listener?.Ended(_now, _end);
    }

    internal sealed class Strand
    {
        public int Id; public IEnumerator<object?> Body; public EffectOutcome Outcome; public int ParallelDepth;
        public void Step(WorkflowEngine engine)
        {
            try
            {
                while (Body.MoveNext())
                {
                    if (Body.Current is WorkflowEffect e) { engine._waiting[e.Id] = this; engine._effects.Enqueue(e); return; }
                    if (Body.Current is Group) return;
                    if (engine._end is not null) return;
                }
            }
            catch (WorkflowErrorException x) when (x.IsUncatchable) { engine.Finish(ExecutionState.Failed, default, x.Error); }
        }
    }
    private sealed class Group { public int Left; public List<(string, WorkflowValue)> Errors = []; }

    private sealed class Scope(Scope? parent) { public readonly Dictionary<string, WorkflowValue> Vars = new(); public readonly Scope? Parent = parent;
        public Scope? Find(string n) { for (var s = this; s is not null; s = s.Parent) if (s.Vars.ContainsKey(n)) return s; return null; }
        public void Set(string n, WorkflowValue v) { v.MarkShared(); (Find(n) ?? this).Vars[n] = v; } }

    private enum Sig { None, Jump, Return, Fault, Break, Continue }
    private sealed class Ctx { public string Routine; public Strand Strand; public Sig Sig; public StepLabel Target; public WorkflowValue Value; public int Depth; public Ctx Fork(Strand s) => new() { Routine = Routine, Strand = s, Depth = Depth }; }

    private IEnumerable<object?> RunMain(Strand s)
    {
        var c = new Ctx();
        foreach (var e in Call("main", [("args", Argument)], s, 1, c, true)) yield return e;
        if (_end is not null) yield break;
        if (c.Sig == Sig.Fault) Finish(ExecutionState.Failed, default, c.Value); else Finish(ExecutionState.Succeeded, c.Value, null);
    }

    private IEnumerable<object?> Call(string name, List<(string, WorkflowValue)> args, Strand s, int depth, Ctx outer, bool main = false)
    {
        var r = _routines[name]; var c = new Ctx { Routine = name, Strand = s, Depth = depth }; var scope = new Scope(null);
        if (depth > (Options.Limits.MaxCallDepth ?? int.MaxValue)) { outer.Sig = Sig.Fault; outer.Value = WorkflowErrors.Tagged("RecursionError", "too deep"); yield break; }
        for (var i = 0; i < r.Parameters.Count; i++)
        {
            var p = r.Parameters[i];
            var given = main ? args[0].Item2 : args.FirstOrDefault(a => a.Item1 == p.Name).Item2;
            scope.Vars[p.Name] = args.Any(a => a.Item1 == p.Name) || main || p.Default is null ? given.Shared() : Eval(p.Default, scope);
        }
        Listener?.RoutineEntered(_now, s.Id, name, r.Parameters.Select(p => (p.Name, scope.Vars[p.Name])).ToList(), depth);
        foreach (var e in Steps(r.Steps, scope, c)) yield return e;
        outer.Sig = c.Sig == Sig.Fault ? Sig.Fault : Sig.None; outer.Value = c.Value;
        if (c.Sig is not (Sig.Fault or Sig.Return)) outer.Value = default;
        Listener?.RoutineLeft(_now, s.Id, name, outer.Sig == Sig.Fault ? default : outer.Value, outer.Sig == Sig.Fault ? outer.Value : (WorkflowValue?)null);
    }

    private IEnumerable<object?> Steps(EquatableList<StepSyntax> steps, Scope scope, Ctx c)
    {
        for (var i = 0; i < steps.Count;)
        {
            var st = steps[i]; var info = Info(st, c.Routine);
            Listener?.StepEntered(_now, c.Strand.Id, info);
            foreach (var e in Body(st.Body, scope, c, st)) yield return e;
            Listener?.StepLeft(_now, c.Strand.Id, info);
            if (c.Sig == Sig.Jump)
            {
                var k = -1; for (var j = 0; j < steps.Count; j++) if (steps[j].Label.Equals(c.Target)) k = j;
                if (k >= 0) { c.Sig = Sig.None; i = k; continue; }
            }
            if (c.Sig != Sig.None) yield break;
            i++;
        }
    }
    private StepInfo Info(StepSyntax s, string routine) { if (!_infos.TryGetValue(s, out var i)) _infos[s] = i = new StepInfo(s.Name, routine, StepKind.Steps, s.Location, s.Origin, null); return i; }

    private void Count() { StepsExecuted++; if (StepsExecuted > (Options.Limits.MaxSteps ?? int.MaxValue)) throw WorkflowErrorException.Resource("steps"); }
    private void Jump(StepBody b, Ctx c) { if (b.Next is { } n && c.Sig == Sig.None) { Count(); if (n.Target.Name == "end") c.Sig = Sig.Return; else if (n.Target.Name == "break") c.Sig = Sig.Break; else if (n.Target.Name == "continue") c.Sig = Sig.Continue; else { c.Sig = Sig.Jump; c.Target = n.Target; } } }

    private bool Try(Ctx c, Action a) { try { a(); return true; } catch (WorkflowErrorException x) when (!x.IsUncatchable) { c.Sig = Sig.Fault; c.Value = x.Error; return false; } }

    private IEnumerable<object?> Body(StepBody b, Scope scope, Ctx c, StepSyntax? step)
    {
        switch (b)
        {
            case JumpBody: break;
            case AssignBody a: Count(); Try(c, () => { foreach (var x in a.Assignments) Assign(x.Target, Eval(x.Value, scope), scope); }); break;
            case ReturnBody r: Count(); Try(c, () => { c.Value = Eval(r.Value, scope); c.Sig = Sig.Return; }); break;
            case RaiseBody r: Count(); Try(c, () => { c.Value = Eval(r.Value, scope); c.Sig = Sig.Fault; }); break;
            case StepsBody g: foreach (var e in Steps(g.Steps, scope, c)) yield return e; break;
            case SwitchBody w:
                Count(); SwitchEntrySyntax? hit = null;
                Try(c, () => { foreach (var x in w.Entries) if (Logic.Condition(Eval(x.Condition, scope), "condition")) { hit = x; break; } });
                if (hit is not null) { foreach (var e in Body(hit.Body, scope, c, step)) yield return e; yield break; }
                break;
            case CallBody k: Count(); foreach (var e in CallStep(k, scope, c, step)) yield return e; break;
            case ForBody f:
                Count(); var items = new List<WorkflowValue>(); Try(c, () => items = Items(f.Loop, scope));
                for (var i = 0; i < items.Count && c.Sig == Sig.None; i++)
                {
                    Count(); var inner = new Scope(scope); inner.Vars[f.Loop.Value] = items[i]; if (f.Loop.Index is { } ix) inner.Vars[ix] = i;
                    foreach (var e in Steps(f.Loop.Steps, inner, c)) yield return e;
                    if (c.Sig == Sig.Continue) c.Sig = Sig.None;
                }
                if (c.Sig == Sig.Break) c.Sig = Sig.None;
                break;
            case TryBody t: foreach (var e in TryStep(t, scope, c, step)) yield return e; break;
            case ParallelBody p: Count(); foreach (var e in Parallel(p, scope, c)) yield return e; break;
        }
        Jump(b, c);
    }

    private List<WorkflowValue> Items(LoopSyntax l, Scope scope)
    {
        if (l.In is { } n) return Eval(n, scope).Items.ToList();
        var r = Eval(l.Range!, scope).Items; r[0].TryGetInteger(out var from); r[1].TryGetInteger(out var to);
        return Enumerable.Range(0, (int)Math.Max(0, to - from + 1)).Select(i => WorkflowValue.FromInteger(from + i)).ToList();
    }

    private IEnumerable<object?> TryStep(TryBody t, Scope scope, Ctx c, StepSyntax? step)
    {
        Count(); var retries = 0; double delay = 1;
        while (true)
        {
            foreach (var e in Body(t.Body, scope, c, step)) yield return e;
            if (c.Sig != Sig.Fault) yield break;
            var error = c.Value;
            if (t.Retry is null || retries >= 5 || !NonIdempotent(error)) break;
            c.Sig = Sig.None; retries++; Count();
            foreach (var e in Sleep(delay, c)) yield return e;
            delay *= 1.25;
        }
        if (t.Except is null) yield break;
        Count(); var inner = new Scope(scope); if (t.Except.As is { } a) inner.Vars[a] = c.Value;
        c.Sig = Sig.None;
        foreach (var e in Body(t.Except.Body, inner, c, step)) yield return e;
    }
    private static bool NonIdempotent(WorkflowValue e) { e["code"].TryGetInteger(out var code); return code is 429 or 503 || e["tags"].Items.Any(t => t.Equals((WorkflowValue)"ConnectionFailedError")); }

    private IEnumerable<object?> Sleep(double seconds, Ctx c)
    {
        var before = Seconds(_now); var ticks = _now.Ticks + (long)Math.Ceiling(Math.Max(0, seconds) * 1e7);
        var due = new DateTimeOffset(ticks, TimeSpan.Zero);
        while (Seconds(due) < before + Math.Max(0, seconds)) due = due.AddTicks(1);
        yield return new SleepEffect(++_nextEffect, c.Strand.Id, due);
    }
    private static double Seconds(DateTimeOffset t) => (t.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 1e7;

    private IEnumerable<object?> Parallel(ParallelBody p, Scope scope, Ctx c)
    {
        var work = new List<(string Name, string? Branch, int Index, EquatableList<StepSyntax> Steps, Scope Scope)>();
        if (p.Loop is { } l)
        {
            var items = new List<WorkflowValue>(); if (!Try(c, () => items = Items(l, scope))) yield break;
            for (var i = 0; i < items.Count; i++) { var s = new Scope(scope); s.Vars[l.Value] = items[i]; if (l.Index is { } ix) s.Vars[ix] = i; work.Add(($"{i}", null, i, l.Steps, s)); }
        }
        else foreach (var b in p.Branches) work.Add((b.Name, b.Name, work.Count, b.Steps, new Scope(scope)));
        var limit = int.MaxValue; if (p.ConcurrencyLimit is { } cl && Eval(cl, scope).TryGetInteger(out var n)) limit = (int)n;
        if (work.Count == 0) yield break;
        var group = new Group { Left = work.Count }; var parent = c.Strand; var next = 0; var mine = 0;
        void StartMore()
        {
            while (next < work.Count && mine < limit && _active < (Options.Limits.MaxConcurrentStrands ?? int.MaxValue))
            {
                var w = work[next++]; mine++; _active++;
                var strand = new Strand { Id = _nextStrand++ };
                strand.Body = Branch(w, strand).GetEnumerator();
                _ready.Enqueue(strand);
            }
        }
        IEnumerable<object?> Branch((string Name, string? Branch, int Index, EquatableList<StepSyntax> Steps, Scope Scope) w, Strand strand)
        {
            Count(); Listener?.StrandStarted(_now, strand.Id, parent.Id, w.Branch, w.Index);
            var bc = c.Fork(strand);
            foreach (var e in Steps(w.Steps, w.Scope, bc)) yield return e;
            if (bc.Sig == Sig.Fault) group.Errors.Add((w.Name, bc.Value));
            Listener?.StrandEnded(_now, strand.Id, bc.Sig == Sig.Fault ? bc.Value : (WorkflowValue?)null);
            mine--; _active--; group.Left--; StartMore();
            if (group.Left == 0) _ready.Enqueue(parent);
        }
        StartMore();
        yield return group;
        if (group.Errors.Count > 0) { c.Sig = Sig.Fault; c.Value = WorkflowErrors.Tagged("UnhandledBranchError", "branches failed: " + group.Errors[0].Item2); }
    }

    private IEnumerable<object?> CallStep(CallBody k, Scope scope, Ctx c, StepSyntax? step)
    {
        var args = WorkflowValue.EmptyMap;
        if (!Try(c, () => { if (k.Args is { } a) args = Eval(a, scope); })) yield break;
        if (_routines.ContainsKey(k.Callee))
        {
            var list = args.Entries.Select(e => (e.Key, e.Value)).ToList(); var rc = new Ctx();
            foreach (var e in Call(k.Callee, list, c.Strand, c.Depth + 1, rc)) yield return e;
            if (rc.Sig == Sig.Fault) { c.Sig = Sig.Fault; c.Value = rc.Value; yield break; }
            if (k.Result is { } r) scope.Set(r, rc.Value);
            yield break;
        }
        if (k.Callee == "sys.sleep")
        {
            args["seconds"].TryGetNumber(out var s); foreach (var e in Sleep(s, c)) yield return e; yield break;
        }
        if (k.Callee == "sys.log")
        {
            args["severity"].TryGetString(out var sev); args["text"].TryGetString(out var text);
            Listener?.Logged(_now, c.Strand.Id, new LogEntry(sev ?? "DEFAULT", text, args["json"].IsNull ? (WorkflowValue?)null : args["json"], Info(step!, c.Routine))); yield break;
        }
        if (k.Callee.StartsWith("http.", StringComparison.Ordinal))
        {
            args["timeout"].TryGetNumber(out var to); if (to == 0) to = 300; args["url"].TryGetString(out var url);
            var h = new HttpRequest { Method = k.Callee[5..].ToUpperInvariant(), Url = url ?? "", Headers = args["headers"], Query = args["query"], Body = args["body"], Auth = args["auth"], TimeoutSeconds = to };
            var ticks = (long)Math.Ceiling(to * 1e7); while (Seconds(_now.AddTicks(ticks)) < Seconds(_now) + to) ticks++;
            var call = new CallEffect(++_nextEffect, c.Strand.Id, k.Callee, args, h, TimeSpan.FromTicks(ticks)) { Step = Info(step!, c.Routine) };
            Listener?.CallStarted(_now, c.Strand.Id, call);
            yield return call;
            var o = c.Strand.Outcome; Listener?.CallEnded(_now, c.Strand.Id, call, o);
            if (o.IsFailure) { c.Sig = Sig.Fault; c.Value = o.Content; yield break; }
            if (k.Result is { } r) scope.Set(r, o.Content);
            yield break;
        }
        WorkflowValue v = default;
        if (Try(c, () => v = Lib(k.Callee, StandardLibrarySignatures.Functions[k.Callee].Parameters.Select(p => args[p]).ToArray())) && k.Result is { } rr) scope.Set(rr, v);
    }

    private void Assign(ExpressionSyntax target, WorkflowValue v, Scope scope)
    {
        v.MarkShared();
        switch (target)
        {
            case NameExpression n: scope.Set(n.Name, v); break;
            case MemberExpression m: { var o = Eval(m.Target, scope); Assign(m.Target, o.With(m.Member, v), scope); break; }
            case IndexExpression x:
                var oo = Eval(x.Target, scope); var i = Eval(x.Index, scope);
                if (i.TryGetString(out var key)) Assign(x.Target, oo.With(key, v), scope);
                else { i.TryGetInteger(out var ii); var copy = oo.Items.ToArray(); copy[ii] = v; Assign(x.Target, WorkflowValue.FromList(copy), scope); }
                break;
        }
    }

    private WorkflowValue Eval(ValueSyntax v, Scope s) => v switch
    {
        LiteralValue l => WorkflowValue.FromDocument(l.Scalar),
        ExpressionValue e => Eval(e.Expression, s),
        ListValue l => WorkflowValue.FromList(l.Items.Select(i => Eval(i, s)).ToArray()),
        MapValue m => WorkflowValue.FromMap(m.Entries.Select(e => (e.Key, Eval(e.Value, s))).ToArray()),
    };

    private WorkflowValue Eval(ExpressionSyntax e, Scope s)
    {
        switch (e)
        {
            case LiteralExpression l: return WorkflowValue.FromDocument(l.Value);
            case NameExpression n: return s.Find(n.Name) is { } f ? f.Vars[n.Name].Shared() : throw WorkflowErrorException.Key(n.Name);
            case MemberExpression m: return Access.Member(Eval(m.Target, s), m.Member).Shared();
            case IndexExpression x: return Access.Element(Eval(x.Target, s), Eval(x.Index, s)).Shared();
            case ListExpression l: return WorkflowValue.FromList(l.Items.Select(i => Eval(i, s)).ToArray());
            case UnaryExpression { Operator: UnaryOperator.Not } u: return !Logic.Condition(Eval(u.Operand, s), "not");
            case UnaryExpression u: return Arithmetic.Negate(Eval(u.Operand, s));
            case BinaryExpression { Operator: BinaryOperator.And } b: return Logic.Condition(Eval(b.Left, s), "and") && Logic.Condition(Eval(b.Right, s), "and");
            case BinaryExpression { Operator: BinaryOperator.Or } b: return Logic.Condition(Eval(b.Left, s), "or") || Logic.Condition(Eval(b.Right, s), "or");
            case BinaryExpression b:
                var x1 = Eval(b.Left, s); var y = Eval(b.Right, s);
                return b.Operator switch
                {
                    BinaryOperator.Add => Arithmetic.Add(x1, y), BinaryOperator.Subtract => Arithmetic.Subtract(x1, y), BinaryOperator.Multiply => Arithmetic.Multiply(x1, y),
                    BinaryOperator.Divide => Arithmetic.Divide(x1, y), BinaryOperator.FloorDivide => Arithmetic.FloorDivide(x1, y), BinaryOperator.Remainder => Arithmetic.Remainder(x1, y),
                    BinaryOperator.Equal => Logic.AreEqual(x1, y), BinaryOperator.NotEqual => !Logic.AreEqual(x1, y),
                    BinaryOperator.Less => Logic.Compare(x1, y, "<") is < 0, BinaryOperator.LessOrEqual => Logic.Compare(x1, y, "<=") is <= 0,
                    BinaryOperator.Greater => Logic.Compare(x1, y, ">") is > 0, BinaryOperator.GreaterOrEqual => Logic.Compare(x1, y, ">=") is >= 0,
                    BinaryOperator.In => Logic.Contains(x1, y),
                };
            case CallExpression k: return Lib(k.Function, k.Arguments.Select(a => Eval(a, s)).ToArray());
        }
        throw new NotSupportedException();
    }

    private WorkflowValue Lib(string name, WorkflowValue[] a)
    {
        WorkflowValue A(int i) => i < a.Length ? a[i] : default;
        string S(int i) => A(i).TryGetString(out var t) ? t : throw WorkflowErrorException.Type($"{name} wants a string");
        double N(int i) => A(i).TryGetNumber(out var t) ? t : throw WorkflowErrorException.Type($"{name} wants a number");
        switch (name)
        {
            case "default": return A(0).IsNull ? A(1) : A(0);
            case "if": return A(0).TryGetBoolean(out var cond) && cond ? A(1) : A(2);
            case "len": return A(0).TryGetString(out var str) ? str.EnumerateRunes().Count() : A(0).Kind == WorkflowValueKind.Map ? A(0).Entries.Count : (long)A(0).Items.Count;
            case "get_type": return TypeNames.Of(A(0));
            case "string": return Arithmetic.TextOf(A(0));
            case "map.get": return A(0)[S(1)];
            case "map.merge": return WorkflowValue.FromMap([.. A(0).Entries.Select(e => (e.Key, e.Value)), .. A(1).Entries.Select(e => (e.Key, e.Value))]);
            case "map.delete": return WorkflowValue.FromMap([.. A(0).Entries.Where(e => e.Key != S(1)).Select(e => (e.Key, e.Value))]);
            case "list.concat": return A(0).Append(A(1));
            case "math.max": return N(0) >= N(1) ? A(0) : A(1);
            case "math.min": return N(0) <= N(1) ? A(0) : A(1);
            case "sys.now": return Seconds(_now);
            case "sys.get_env": return S(0) switch { "GOOGLE_CLOUD_PROJECT_ID" => Options.Environment.ProjectId, "GOOGLE_CLOUD_LOCATION" => Options.Environment.Location, "GOOGLE_CLOUD_WORKFLOW_ID" => Options.Environment.WorkflowId, "GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID" => _id, _ => throw WorkflowErrorException.Key(S(0)) };
            case "time.format": return DateTimeOffset.UnixEpoch.AddSeconds(N(0)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
            case "text.substring": { var r = S(0).EnumerateRunes().ToArray(); return string.Concat(r[(int)N(1)..(int)N(2)].Select(x => x.ToString())); }
            case "text.match_regex": return Regex.IsMatch(S(0), S(1));
            case "text.url_encode": return Uri.EscapeDataString(S(0));
            case "json.encode_to_string": return A(0).ToJson();
            case "json.decode": return WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(S(0)), out var dv, out var pb) ? dv : throw WorkflowErrorException.Value(pb!);
        }
        throw new NotSupportedException(name);
    }
}
}
namespace Aef.Workflows.Runtime.Stopgap
{
using Aef.Workflows.Runtime.Values;
/// <summary>The operators on numbers, and the concatenation of texts.</summary>
internal static class Arithmetic
{
    /// <summary>By the table of https://cloud.google.com/workflows/docs/reference/syntax/datatypes: a text with a text, number or boolean gives a text.</summary>
    public static WorkflowValue Add(in WorkflowValue left, in WorkflowValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var sum = unchecked(left.Bits + right.Bits);
            return ((left.Bits ^ sum) & (right.Bits ^ sum)) < 0 ? throw Overflow("+") : sum;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return left.Number + right.Number;
        }

        if ((left.Text is not null || right.Text is not null) && TextOf(left) is { } x && TextOf(right) is { } y)
        {
            return x + y;
        }

        throw Mismatch("+", left, right);
    }

    public static WorkflowValue Subtract(in WorkflowValue left, in WorkflowValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var difference = unchecked(left.Bits - right.Bits);
            return ((left.Bits ^ right.Bits) & (left.Bits ^ difference)) < 0 ? throw Overflow("-") : difference;
        }

        return left.IsNumber && right.IsNumber ? left.Number - right.Number : throw Mismatch("-", left, right);
    }

    public static WorkflowValue Multiply(in WorkflowValue left, in WorkflowValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var high = Math.BigMul(left.Bits, right.Bits, out var low);
            return high == low >> 63 ? low : throw Overflow("*");
        }

        return left.IsNumber && right.IsNumber ? left.Number * right.Number : throw Mismatch("*", left, right);
    }

    public static WorkflowValue Divide(in WorkflowValue left, in WorkflowValue right)
    {
        CheckDivision("/", left, right);
        return left.Number / right.Number;
    }

    public static WorkflowValue FloorDivide(in WorkflowValue left, in WorkflowValue right)
    {
        CheckDivision("//", left, right);
        if (!left.IsInteger || !right.IsInteger)
        {
            return Math.Floor(left.Number / right.Number);
        }

        if (right.Bits == -1)
        {
            return Negate(left);
        }

        var quotient = left.Bits / right.Bits;
        return left.Bits % right.Bits != 0 && (left.Bits < 0) != (right.Bits < 0) ? quotient - 1 : quotient;
    }

    /// <summary>What floor division leaves over: it has the sign of the right operand.</summary>
    public static WorkflowValue Remainder(in WorkflowValue left, in WorkflowValue right)
    {
        CheckDivision("%", left, right);
        if (!left.IsInteger || !right.IsInteger)
        {
            var (x, y) = (left.Number, right.Number);
            return x - (y * Math.Floor(x / y));
        }

        if (right.Bits == -1)
        {
            return 0L;
        }

        var remainder = left.Bits % right.Bits;
        return remainder != 0 && (remainder < 0) != (right.Bits < 0) ? remainder + right.Bits : remainder;
    }

    public static WorkflowValue Negate(in WorkflowValue value)
    {
        if (value.IsInteger)
        {
            return value.Bits == long.MinValue ? throw Overflow("-") : -value.Bits;
        }

        return value.IsDouble ? -value.DoubleBits : throw WorkflowErrorException.Type($"the operand of '-' must be a number; got: {TypeNames.Of(value)}");
    }

    /// <summary>The text of a text, number or boolean; null for other types.</summary>
    public static string? TextOf(in WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.String => value.Text,
        WorkflowValueKind.Integer => NumberText.Format(value.Bits),
        WorkflowValueKind.Double => NumberText.Format(value.DoubleBits),
        WorkflowValueKind.Boolean => value.Bits != 0 ? "true" : "false",
        _ => null,
    };

    private static void CheckDivision(string operation, in WorkflowValue left, in WorkflowValue right)
    {
        if (!left.IsNumber || !right.IsNumber)
        {
            throw Mismatch(operation, left, right);
        }

        if (right.Number == 0)
        {
            throw WorkflowErrorException.ZeroDivision();
        }
    }

    private static WorkflowErrorException Mismatch(string operation, in WorkflowValue left, in WorkflowValue right) =>
        WorkflowErrorException.Type($"unsupported operand types for '{operation}': {TypeNames.Of(left)} and {TypeNames.Of(right)}");

    private static WorkflowErrorException Overflow(string operation) => WorkflowErrorException.Value($"integer overflow in '{operation}'");
}

/// <summary>The names of types as <c>get_type</c> gives them.</summary>
internal static class TypeNames
{
    public static string Of(in WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Boolean => "boolean",
        WorkflowValueKind.Integer => "integer",
        WorkflowValueKind.Double => "double",
        WorkflowValueKind.String => "string",
        WorkflowValueKind.Bytes => "bytes",
        WorkflowValueKind.List => "list",
        WorkflowValueKind.Map => "map",
        WorkflowValueKind.Function => "function",
        _ => "null",
    };
}


/// <summary>The operators that give booleans.</summary>
internal static class Logic
{
    public static bool Condition(in WorkflowValue value, string operation) =>
        value.IsBoolean ? value.Bits != 0 : throw WorkflowErrorException.Type($"the operand of '{operation}' must be a boolean; got: {TypeNames.Of(value)}");

    /// <summary>Numbers by value, other values by type and content; values of different types are not equal.</summary>
    public static bool AreEqual(in WorkflowValue left, in WorkflowValue right) =>
        left.IsNumber && right.IsNumber && !(left.IsInteger && right.IsInteger) ? left.Number == right.Number : left.Equals(right);

    /// <summary>Less than 0, 0 or greater than 0; null when one is not a number.</summary>
    public static int? Compare(in WorkflowValue left, in WorkflowValue right, string operation)
    {
        if (left.IsInteger && right.IsInteger)
        {
            return left.Bits.CompareTo(right.Bits);
        }

        if (left.IsNumber && right.IsNumber)
        {
            var (x, y) = (left.Number, right.Number);
            return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
        }

        return left.Text is { } a && right.Text is { } b
            ? string.CompareOrdinal(a, b)
            : throw WorkflowErrorException.Type($"'{operation}' cannot compare values of types {TypeNames.Of(left)} and {TypeNames.Of(right)}");
    }

    public static bool Contains(in WorkflowValue item, in WorkflowValue container)
    {
        if (container.Map is { } map)
        {
            return item.Text is { } key && map.IndexOf(key) >= 0;
        }

        if (container.List is not { } list)
        {
            throw WorkflowErrorException.Type($"The argument of 'in' must be a dict or an array; got: {TypeNames.Of(container)}");
        }

        foreach (ref readonly var element in list.Items)
        {
            if (AreEqual(item, element))
            {
                return true;
            }
        }

        return false;
    }
}


internal static class Access
{
    public static WorkflowValue Member(in WorkflowValue target, string key)
    {
        if (target.Map is not { } map)
        {
            throw WorkflowErrorException.Type($"cannot read key '{key}' of a value of type {TypeNames.Of(target)}");
        }

        return map.TryGet(key, out var value) ? value : throw WorkflowErrorException.Key(key);
    }

    public static WorkflowValue Element(in WorkflowValue target, in WorkflowValue index)
    {
        if (target.List is { } list)
        {
            return list.Items[Position(index, list.Count)];
        }

        if (target.Map is not null)
        {
            return Member(target, index.Text ?? throw WorkflowErrorException.Type($"a map key must be a string, not {TypeNames.Of(index)}"));
        }

        throw WorkflowErrorException.Type($"cannot read an element of a value of type {TypeNames.Of(target)}");
    }

    /// <summary>The position in a list of a given length that an index stands for.</summary>
    public static int Position(in WorkflowValue index, int count)
    {
        if (!index.TryGetInteger(out var position))
        {
            throw WorkflowErrorException.Type($"a list index must be an integer, not {TypeNames.Of(index)}");
        }

        return position >= 0 && position < count ? (int)position : throw WorkflowErrorException.Index(position, count);
    }
}

/// <summary>Raises an error out of the evaluation of an expression; the engine turns it into a <see cref="Fault"/> of the strand.</summary>
internal sealed class WorkflowErrorException : Exception
{
    private WorkflowErrorException(WorkflowValue error, string message, bool isUncatchable)
        : base(message)
    {
        Error = error;
        IsUncatchable = isUncatchable;
    }

    public WorkflowValue Error { get; }

    public bool IsUncatchable { get; }

    public static WorkflowErrorException Type(string message) => Tagged("TypeError", message);

    public static WorkflowErrorException Value(string message) => Tagged("ValueError", message);

    public static WorkflowErrorException Key(string key) => Tagged("KeyError", $"key not found: {key}");

    public static WorkflowErrorException Index(long index, int count) => Tagged("IndexError", $"index {index} is out of range; the list has {count} elements");

    public static WorkflowErrorException ZeroDivision() => Tagged("ZeroDivisionError", "division by zero");

    public static WorkflowErrorException Tagged(string tag, string message) => new(WorkflowErrors.Tagged(tag, message), message, isUncatchable: false);

    /// <summary>A resource limit was passed: the execution ends whatever handlers there are.</summary>
    public static WorkflowErrorException Resource(string message, string? tag = null)
    {
        var tags = tag is null ? WorkflowValue.FromList("ResourceLimitError") : WorkflowValue.FromList("ResourceLimitError", tag);
        return new(WorkflowValue.FromMap(("message", message), ("tags", tags)), message, isUncatchable: true);
    }
}
}
