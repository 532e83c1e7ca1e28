using System.Numerics;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Model;

/// <summary>
/// Builds the DAG of a file from its syntax tree, as Airflow does when it imports the file. Only what a generated DAG may do is evaluated:
/// literals, names, <c>+</c> of strings and lists, known calls, and <c>&gt;&gt;</c>. Bodies of functions are not evaluated.
/// </summary>
internal sealed partial class DagReader
{
    private readonly int _generation;
    private readonly Dictionary<string, object?> _names = [];
    private readonly Stack<(AirflowGroup? Group, IReadOnlyDictionary<string, object?> Defaults)> _scopes = new();
    private AirflowDag? _dag;

    private DagReader(int generation) => _generation = generation;

    /// <summary>Reads a file; <paramref name="generation"/> is 2 or 3.</summary>
    public static AirflowDag Read(string source, int generation) => Read(PythonParser.Parse(source), generation);

    public static AirflowDag Read(PyModule module, int generation)
    {
        var reader = new DagReader(generation);
        reader.Execute(module.Body);
        return reader._dag ?? throw new DagReadException(new PyPosition(1, 1), "The file has no DAG.");
    }

    private AirflowGroup? Group => _scopes.TryPeek(out var scope) ? scope.Group : null;

    private void Execute(IEnumerable<PyStatement> statements) => statements.ToList().ForEach(Execute);

    private void Execute(PyStatement statement)
    {
        switch (statement)
        {
            case PyImport import:
                import.Names.ToList()
                    .ForEach(n => _names[n.As ?? n.Name.Split('.')[0]] = new ImportedName(n.As is null ? n.Name.Split('.')[0] : n.Name));
                break;
            case PyImportFrom import:
                import.Names.ToList().ForEach(n => _names[n.As ?? n.Name] = new ImportedName($"{import.Module}.{n.Name}"));
                break;
            case PyAssign { Targets: [PyName target], Value: var value }:
                _names[target.Id] = Evaluate(value);
                break;
            case PyAnnotatedAssign { Target: PyName target, Value: { } value }:
                _names[target.Id] = Evaluate(value);
                break;
            case PyExpressionStatement { Value: var value }:
                Evaluate(value);
                break;
            case PyFunction function:
                _names[function.Name] = Declare(function);
                break;
            case PyWith { Items: [var item] } with:
                ExecuteWith(with, item);
                break;
            default:
                throw new DagReadException(statement.At, $"A DAG file contains no such statement ({statement.GetType().Name[2..]}).");
        }
    }

    private void ExecuteWith(PyWith with, PyWithItem item)
    {
        if (item.Context is not PyCall call || Evaluate(call.Function) is not ImportedName { Name: "DAG" or "TaskGroup" } callee)
        {
            throw new DagReadException(item.Context.At, "Only DAG(…) and TaskGroup(…) open a block.");
        }

        var arguments = Keywords(call, callee.Name == "DAG" ? ["dag_id"] : ["group_id"]);
        var defaults = arguments.GetValueOrDefault("default_args") as Dictionary<string, object?> ?? [];
        object opened;
        if (callee.Name == "DAG")
        {
            if (_dag is not null)
            {
                throw new DagReadException(with.At, "The file has a second DAG.");
            }

            opened = _dag = new AirflowDag { Id = Text(arguments, "dag_id", call.At), Arguments = arguments, Generation = _generation };
            _scopes.Push((null, defaults));
        }
        else
        {
            var group = AddGroup(Text(arguments, "group_id", call.At), arguments, items: null, call.At);
            opened = group;
            _scopes.Push((group, defaults));
        }

        if (item.As is PyName name)
        {
            _names[name.Id] = opened;
        }

        Execute(with.Body);
        _scopes.Pop();
    }

    private AirflowGroup AddGroup(
        string own,
        IReadOnlyDictionary<string, object?> arguments,
        IReadOnlyDictionary<string, object?>? items,
        PyPosition at)
    {
        var dag = _dag ?? throw new DagReadException(at, "A group is outside of the DAG.");
        var group = new AirflowGroup(Group?.IdOf(own) ?? own, Group)
        {
            Items = items,
            HasPrefix = arguments.GetValueOrDefault("prefix_group_id") is not false,
        };
        RequireNewId(group.Id, at);
        dag.Groups.Add(group);
        return group;
    }

    // Groups and tasks share one namespace.
    private void RequireNewId(string id, PyPosition at)
    {
        if (_dag!.Tasks.Exists(t => t.Id == id) || _dag.Groups.Exists(g => g.Id == id))
        {
            throw new DagReadException(at, $"The id \"{id}\" is a duplicate.");
        }

        var own = id[(id.LastIndexOf('.') + 1)..];
        if (own.Length == 0 || id.Length > 250 || !id.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            throw new DagReadException(at, $"\"{id}\" is not an id.");
        }
    }

    private object? Declare(PyFunction function)
    {
        if (function.Decorators.Count == 0)
        {
            return new DagFunction(function, null, new Dictionary<string, object?>());
        }

        var decorator = function.Decorators.Count == 1
            ? function.Decorators[0]
            : throw new DagReadException(function.At, "A function has one decorator at most.");
        var arguments = decorator is PyCall call ? Keywords(call, []) : [];
        var callee = decorator is PyCall { Function: var inner } ? inner : decorator;
        var name = callee switch
        {
            PyName n when Evaluate(n) is ImportedName { Name: "task" or "task_group" } i => "@" + i.Name,
            PyAttribute { Name: "short_circuit", Value: PyName n } when Evaluate(n) is ImportedName { Name: "task" } =>
                "@task.short_circuit",
            _ => throw new DagReadException(decorator.At, "Only @task, @task.short_circuit and @task_group decorate a function."),
        };
        return new DagFunction(function, name, arguments);
    }

    private object? Evaluate(PyExpression expression)
    {
        switch (expression)
        {
            case PyConstant { Value: null or bool or string or BigInteger or double } constant:
                return constant.Value;
            case PyName name:
                return _names.TryGetValue(name.Id, out var value)
                    ? value
                    : throw new DagReadException(name.At, $"The name \"{name.Id}\" is not defined.");
            case PyAttribute attribute:
                return EvaluateAttribute(attribute);
            case PyList list:
                return list.Items.Select(Evaluate).ToList();
            case PyTuple tuple:
                return tuple.Items.Select(Evaluate).ToList();
            case PyDictionary dictionary:
                return EvaluateDictionary(dictionary);
            case PyUnary { Operator: "-", Operand: PyConstant { Value: BigInteger or double } operand }:
                return operand.Value is BigInteger number ? -number : -(double)operand.Value;
            case PyBinary { Operator: "+" } sum:
                return Add(sum);
            case PyBinary { Operator: ">>" } shift:
                return Connect(Evaluate(shift.Left), Evaluate(shift.Right), shift.At);
            case PyBinary { Operator: "<<" } shift:
                var left = Evaluate(shift.Left);
                Connect(Evaluate(shift.Right), left, shift.At);
                return left;
            case PySubscript { Index: PyConstant { Value: string key } } subscript
                when Evaluate(subscript.Value) is XComReference { Key: null } reference:
                return reference with { Key = key };
            case PyCall call:
                return Call(call);
            default:
                throw new DagReadException(expression.At, $"A DAG file contains no such expression ({expression.GetType().Name[2..]}).");
        }
    }

    private object? EvaluateAttribute(PyAttribute attribute) => Evaluate(attribute.Value) switch
    {
        ImportedName imported => new ImportedName($"{imported.Path}.{attribute.Name}"),
        AirflowTask task when attribute.Name == "output" => new XComReference(task, null),
        var target => new BoundMethod(target, attribute.Name),
    };

    private Dictionary<string, object?> EvaluateDictionary(PyDictionary dictionary)
    {
        var entries = new Dictionary<string, object?>();
        for (var i = 0; i < dictionary.Values.Count; i++)
        {
            var key = dictionary.Keys[i] is { } written && Evaluate(written) is string text
                ? text
                : throw new DagReadException(dictionary.At, "The keys of a dictionary are strings.");
            if (!entries.TryAdd(key, Evaluate(dictionary.Values[i])))
            {
                throw new DagReadException(dictionary.At, $"The key \"{key}\" is a duplicate.");
            }
        }

        return entries;
    }

    private object Add(PyBinary sum) => (Evaluate(sum.Left), Evaluate(sum.Right)) switch
    {
        (string left, string right) => left + right,
        (List<object?> left, List<object?> right) => left.Concat(right).ToList(),
        _ => throw new DagReadException(sum.At, "Only strings and lists are added."),
    };

    private static string Text(IReadOnlyDictionary<string, object?> arguments, string name, PyPosition at) =>
        arguments.GetValueOrDefault(name) as string ?? throw new DagReadException(at, $"The argument \"{name}\" must be a string.");
}
