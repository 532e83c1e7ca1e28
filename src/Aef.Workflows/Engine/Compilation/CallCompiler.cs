using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>Compiles calls of subworkflows, library functions and connectors, as steps and inside expressions.</summary>
internal sealed class CallCompiler(CodeBuilder code, IReadOnlyDictionary<string, RoutineCode> routines)
{
    /// <summary>True when the call may wait, so that it must be made before the enclosing expression.</summary>
    public bool MayWait(string function) =>
        routines.ContainsKey(function)
        || (
            StandardLibrarySignatures.Functions.TryGetValue(function, out var signature)
                ? signature.IsBlocking
                : StandardLibrarySignatures.IsConnector(function));

    public void CompileStep(CallBody call, ResultTarget? target, ExpressionLowering expressions)
    {
        if (call.Args is MapValue { HasComputedKeys: true } or not (null or MapValue or ListValue))
        {
            CompileDynamic(call.Callee, expressions.Lower(call.Args), target);
        }
        else if (call.Args is ListValue list)
        {
            CompileCall(call.Callee, [.. list.Items.Select(expressions.Lower)], target, stepCost: 0);
        }
        else
        {
            CompileNamed(call.Callee, call.Args as MapValue, target, expressions);
        }
    }

    /// <summary>
    /// A call with positional arguments. <paramref name="stepCost"/> is the step count of a subworkflow call itself.
    /// </summary>
    public void CompileCall(string function, ExpressionNode[] arguments, ResultTarget? target, int stepCost)
    {
        if (routines.TryGetValue(function, out var routine))
        {
            if (arguments.Length > routine.Parameters.Length)
            {
                EmitFailure(
                    () =>
                        WorkflowErrorException.Type(
                            $"{function} expects at most {routine.Parameters.Length} arguments; got {arguments.Length}"),
                    target);
                return;
            }

            Array.Resize(ref arguments, routine.Parameters.Length);
            code.Emit(new CallRoutine(routine, arguments!, target, stepCost));
        }
        else if (StandardLibrarySignatures.Functions.TryGetValue(function, out var signature))
        {
            if (LibraryFunctions.Find(function) is not null)
            {
                code.Emit(new Assign(target, Pure(function, arguments)));
            }
            else if (arguments.Length > signature.Parameters.Count)
            {
                EmitFailure(
                    () =>
                        WorkflowErrorException.Type(
                            $"{function} expects at most {signature.Parameters.Count} arguments; got {arguments.Length}"),
                    target);
            }
            else
            {
                string[] names = [.. signature.Parameters.Take(arguments.Length)];
                code.Emit(new CallOutside(function, new NewMapNode(names, arguments), target));
            }
        }
        else if (StandardLibrarySignatures.IsConnector(function))
        {
            CompileConnector(function, arguments, target);
        }
        else
        {
            EmitFailure(() => WorkflowErrorException.Tagged("KeyError", $"the function '{function}' is not known"), target);
        }
    }

    /// <summary>
    /// A connector in an expression, as in Google's sample for Secret Manager: only for its helpers the order of the arguments is known.
    /// </summary>
    private void CompileConnector(string function, ExpressionNode[] arguments, ResultTarget? target)
    {
        var parameters = ConnectorHelpers.Find(function);
        if (arguments.Length > parameters.Count)
        {
            EmitFailure(() => WorkflowErrorException.Type($"{function} requires named arguments: call it in a step"), target);
            return;
        }

        string[] names = [.. parameters.Take(arguments.Length)];
        code.Emit(new CallOutside(function, new NewMapNode(names, arguments), target));
    }

    /// <summary>A call of a function that does not wait, as an expression.</summary>
    public static ExpressionNode Pure(string function, ExpressionNode[] arguments)
    {
        if (LibraryFunctions.Find(function) is not { } implementation
            || !StandardLibrarySignatures.Functions.TryGetValue(function, out var signature))
        {
            return new FailingNode(() => WorkflowErrorException.Tagged("KeyError", $"the function '{function}' is not known"));
        }

        if (arguments.Length < signature.RequiredCount || arguments.Length > signature.Parameters.Count)
        {
            return new FailingNode(() => WorkflowErrorException.Type($"{function} does not accept {arguments.Length} arguments"));
        }

        ExpressionNode[] padded = [.. arguments, .. Enumerable.Repeat(ConstantNode.Null, signature.Parameters.Count - arguments.Length)];
        return new FunctionCallNode(implementation, padded);
    }

    private void CompileNamed(string function, MapValue? args, ResultTarget? target, ExpressionLowering expressions)
    {
        if (routines.TryGetValue(function, out var routine))
        {
            var bound = Bind(routine.Parameters, args, expressions, out var unknown);
            if (unknown is not null)
            {
                EmitFailure(() => routine.ArgumentNames.Unknown(unknown), target);
                return;
            }

            code.Emit(new CallRoutine(routine, bound, target, cost: 0));
        }
        else if (LibraryFunctions.Find(function) is { } implementation
            && StandardLibrarySignatures.Functions.TryGetValue(function, out var signature))
        {
            var names = new ArgumentNames(function, signature.Parameters, signature.RequiredCount);
            var bound = Bind(signature.Parameters, args, expressions, out var unknown);
            var missing = signature.Parameters.Take(signature.RequiredCount).FirstOrDefault(p => args?[p] is null);
            if (unknown is not null || missing is not null)
            {
                EmitFailure(() => unknown is not null ? names.Unknown(unknown) : names.Missing(missing!), target); // One of the two is set.
                return;
            }

            code.Emit(new Assign(target, new FunctionCallNode(implementation, [.. bound.Select(b => b ?? ConstantNode.Null)])));
        }
        else
        {
            code.Emit(new CallOutside(function, args is null ? new ConstantNode(WorkflowValue.EmptyMap) : expressions.Lower(args), target));
        }
    }

    private void CompileDynamic(string function, ExpressionNode arguments, ResultTarget? target)
    {
        if (routines.TryGetValue(function, out var routine))
        {
            code.Emit(new CallRoutineDynamically(routine, arguments, target));
        }
        else if (LibraryFunctions.Find(function) is { } implementation
            && StandardLibrarySignatures.Functions.TryGetValue(function, out var signature))
        {
            var names = new ArgumentNames(function, signature.Parameters, signature.RequiredCount);
            code.Emit(new Assign(target, new DynamicFunctionCallNode(implementation, names, arguments)));
        }
        else
        {
            code.Emit(new CallOutside(function, arguments, target));
        }
    }

    private static ExpressionNode?[] Bind(IReadOnlyList<string> names, MapValue? args, ExpressionLowering expressions, out string? unknown)
    {
        var bound = new ExpressionNode?[names.Count];
        unknown = null;
        foreach (var entry in args?.Entries ?? [])
        {
            var index = 0;
            while (index < names.Count && names[index] != entry.Key)
            {
                index++;
            }

            if (index == names.Count)
            {
                unknown = entry.Key;
                return bound;
            }

            bound[index] = expressions.Lower(entry.Value);
        }

        return bound;
    }

    private void EmitFailure(Func<Exception> error, ResultTarget? target) => code.Emit(new Assign(target, new FailingNode(error)));
}
